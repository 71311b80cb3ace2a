import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import RentalModule from "../modules/rental"

/** The variant an offer is for, by its id. Nothing is deleted along: an offer outlives its variant while copies are out. */
export default defineLink(
  { linkable: RentalModule.linkable.mediaRentalOffer, field: "variant_id" },
  ProductModule.linkable.productVariant,
  { readOnly: true },
)

import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import CatalogModule from "../modules/catalog"

/** One condition of a release, one variant. Deleting the variant takes the offer along. */
export default defineLink(ProductModule.linkable.productVariant, {
  linkable: CatalogModule.linkable.mediaOffer,
  deleteCascade: true,
})

import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import CatalogModule from "../modules/catalog"

/** One release, one product. Deleting the product takes the item along; restoring it brings the item back. */
export default defineLink(ProductModule.linkable.product, {
  linkable: CatalogModule.linkable.mediaItem,
  deleteCascade: true,
})

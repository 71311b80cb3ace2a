import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProductFactsById } from "../../../modules/catalog/actions/derive"
import { findBy } from "./graph"

interface ItemRow {
  product_id: string
  product?: { thumbnail: string | null; description: string | null } | null
}

/** What an item's completeness asks of its product, for the items given by id. */
export async function loadProductFacts(container: MedusaContainer, itemIds: string[]): Promise<ProductFactsById> {
  const fields = ["product_id", "product.thumbnail", "product.description"]
  const rows = await findBy<ItemRow>(container, "media_item", fields, "id", itemIds)
  return Object.fromEntries(
    rows.map(({ product_id, product }) => [
      product_id,
      { thumbnail: product?.thumbnail ?? null, description: product?.description ?? null },
    ]),
  )
}

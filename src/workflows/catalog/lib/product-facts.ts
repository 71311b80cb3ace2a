import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ProductFactsById } from "../../../modules/catalog/actions/derive"

interface Graph {
  graph(query: { entity: string; fields: string[]; filters: Record<string, unknown> }): Promise<{
    data: { product_id: string; product?: { thumbnail: string | null; description: string | null } | null }[]
  }>
}

/** What an item's completeness asks of its product, for the items given by id. */
export async function loadProductFacts(container: MedusaContainer, itemIds: string[]): Promise<ProductFactsById> {
  if (itemIds.length === 0) return {}
  const query = container.resolve(ContainerRegistrationKeys.QUERY) as unknown as Graph
  const { data } = await query.graph({
    entity: "media_item",
    fields: ["product_id", "product.thumbnail", "product.description"],
    filters: { id: itemIds },
  })
  return Object.fromEntries(
    data.map(({ product_id, product }) => [
      product_id,
      { thumbnail: product?.thumbnail ?? null, description: product?.description ?? null },
    ]),
  )
}

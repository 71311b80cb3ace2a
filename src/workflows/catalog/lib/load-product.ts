import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { MediaError } from "../../../lib/errors"
import type { ExistingProduct } from "../types"

interface Graph {
  graph(query: {
    entity: string
    fields: string[]
    filters: Record<string, unknown>
  }): Promise<{ data: Record<string, unknown>[] }>
}

const FIELDS = [
  "id",
  "title",
  "status",
  "thumbnail",
  "description",
  "variants.id",
  "variants.title",
  "variants.sku",
  "options.id",
  "options.title",
  "options.values.value",
]

/** The product behind an item, with its variants and options. */
export async function loadProduct(container: MedusaContainer, productId: string): Promise<ExistingProduct> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY) as unknown as Graph
  const { data } = await query.graph({ entity: "product", fields: FIELDS, filters: { id: productId } })
  const product = data[0] as unknown as ExistingProduct | undefined
  if (!product) throw new MediaError("not_found", "media_product_not_found", `product ${productId} does not exist`)
  return { ...product, variants: product.variants ?? [], options: product.options ?? [] }
}

/** The variant that holds a SKU, or `null`. */
export async function variantWithSku(container: MedusaContainer, sku: string): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY) as unknown as Graph
  const { data } = await query.graph({ entity: "product_variant", fields: ["id"], filters: { sku } })
  return data[0] ? String(data[0].id) : null
}

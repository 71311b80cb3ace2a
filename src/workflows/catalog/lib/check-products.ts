import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Problem } from "../../../lib/errors"
import type { CreateItemInput } from "../../../modules/catalog/domain/schemas"
import type { ExistingProduct } from "../types"
import { handleCandidates } from "./product-input"

/** What Medusa already has of the things a batch of inputs names. */
export interface CommerceFacts {
  products: Map<string, ExistingProduct & { media_item_id: string | null }>
  salesChannels: Set<string>
  shippingProfiles: Set<string>
  /** Variant SKU → variant id. */
  skus: Map<string, string>
  handles: Set<string>
}

interface Graph {
  graph(query: {
    entity: string
    fields: string[]
    filters: Record<string, unknown>
  }): Promise<{ data: Record<string, unknown>[] }>
}

/** Looks up everything at once: five queries, whatever the size of the batch; none for what no input names. */
export async function loadCommerceFacts(container: MedusaContainer, items: CreateItemInput[]): Promise<CommerceFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY) as unknown as Graph
  const find = async (entity: string, fields: string[], key: string, values: string[]) =>
    values.length ? (await query.graph({ entity, fields, filters: { [key]: [...new Set(values)] } })).data : []
  const made = items.flatMap((item) => item.product ?? [])
  const [products, channels, profiles, variants, handles] = await Promise.all([
    find(
      "product",
      PRODUCT_FIELDS,
      "id",
      items.flatMap((i) => i.product_id ?? []),
    ),
    find(
      "sales_channel",
      ["id"],
      "id",
      made.flatMap((p) => p.sales_channel_ids ?? []),
    ),
    find(
      "shipping_profile",
      ["id"],
      "id",
      made.flatMap((p) => p.shipping_profile_id ?? []),
    ),
    find(
      "product_variant",
      ["id", "sku"],
      "sku",
      items.flatMap((i) => i.offers.flatMap((o) => o.sku ?? [])),
    ),
    find("product", ["id", "handle"], "handle", items.flatMap(wantedHandles)),
  ])
  return {
    products: new Map((products as unknown as ProductRow[]).map((p) => [p.id, existingProduct(p)])),
    salesChannels: new Set(channels.map((c) => String(c.id))),
    shippingProfiles: new Set(profiles.map((p) => String(p.id))),
    skus: new Map(variants.map((v) => [String(v.sku), String(v.id)])),
    handles: new Set(handles.map((p) => String(p.handle))),
  }
}

const PRODUCT_FIELDS = [
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
  "media_item.id",
]

type ProductRow = ExistingProduct & { media_item?: { id: string } | null }

function existingProduct(row: ProductRow): ExistingProduct & { media_item_id: string | null } {
  return {
    ...row,
    variants: row.variants ?? [],
    options: row.options ?? [],
    media_item_id: row.media_item?.id ?? null,
  }
}

function wantedHandles(item: CreateItemInput): string[] {
  if (!item.product) return []
  return item.product.handle ? [item.product.handle] : handleCandidates(item.product.title, item.media_type)
}

/** Everything Medusa's side has against one input. */
export function commerceProblems(item: CreateItemInput, facts: CommerceFacts): Problem[] {
  return [
    ...(item.product ? newProductProblems(item.product, facts) : existingProductProblems(item, facts)),
    ...item.offers.flatMap((offer, i) => {
      const holder = offer.sku ? facts.skus.get(offer.sku) : undefined
      if (!holder || holder === offer.variant_id || belongsToProduct(item, holder, facts)) return []
      return [problem(`offers.${i}.sku`, "media_sku_taken", `"${offer.sku}" already belongs to another variant`)]
    }),
  ]
}

function belongsToProduct(item: CreateItemInput, variantId: string, facts: CommerceFacts): boolean {
  const product = item.product_id ? facts.products.get(item.product_id) : undefined
  return product?.variants.some((v) => v.id === variantId) ?? false
}

function newProductProblems(product: NonNullable<CreateItemInput["product"]>, facts: CommerceFacts): Problem[] {
  const problems: Problem[] = []
  product.sales_channel_ids?.forEach((id, i) => {
    if (!facts.salesChannels.has(id)) {
      const path = `product.sales_channel_ids.${i}`
      problems.push(problem(path, "media_sales_channel_not_found", `sales channel ${id} does not exist`))
    }
  })
  if (product.shipping_profile_id && !facts.shippingProfiles.has(product.shipping_profile_id)) {
    const message = `shipping profile ${product.shipping_profile_id} does not exist`
    problems.push(problem("product.shipping_profile_id", "media_shipping_profile_not_found", message))
  }
  if (product.handle && facts.handles.has(product.handle)) {
    problems.push(problem("product.handle", "media_handle_taken", `"${product.handle}" already belongs to a product`))
  }
  return problems
}

function existingProductProblems(item: CreateItemInput, facts: CommerceFacts): Problem[] {
  const product = facts.products.get(item.product_id ?? "")
  if (!product) {
    return [problem("product_id", "media_product_not_found", `product ${item.product_id} does not exist`)]
  }
  if (product.media_item_id) {
    const message = `product ${product.id} already is media item ${product.media_item_id}`
    return [problem("product_id", "media_item_exists", message)]
  }
  return item.offers.flatMap((offer, i) => {
    if (!offer.variant_id || product.variants.some((v) => v.id === offer.variant_id)) return []
    const message = `variant ${offer.variant_id} does not belong to product ${product.id}`
    return [problem(`offers.${i}.variant_id`, "media_variant_not_found", message)]
  })
}

const problem = (path: string, code: string, message: string): Problem => ({ path, code, message })

import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../../../lib/errors"
import type { CreateItemInput } from "../../../modules/catalog/domain/schemas"
import type { ExistingProduct } from "../types"
import { findBy } from "./graph"
import { completeProduct, PRODUCT_FIELDS } from "./load-product"
import { handleTaken, loadPlacingFacts, placingProblems, type PlacingFacts } from "./product-placing"
import { handleCandidates } from "./product-input"

/** What Medusa already has of the things a batch of inputs names. */
export interface CommerceFacts extends PlacingFacts {
  products: Map<string, ExistingProduct & { media_item_id: string | null }>
  /** Variant SKU → variant id. */
  skus: Map<string, string>
  handles: Set<string>
}

type ProductRow = ExistingProduct & { media_item?: { id: string } | null }

/** Looks up everything at once: five queries, whatever the size of the batch; none for what no input names. */
export async function loadCommerceFacts(container: MedusaContainer, items: CreateItemInput[]): Promise<CommerceFacts> {
  const made = items.flatMap((item) => item.product ?? [])
  const productIds = items.flatMap((item) => item.product_id ?? [])
  const skus = items.flatMap((item) => item.offers.flatMap((offer) => offer.sku ?? []))
  const [products, variants, handles, placing] = await Promise.all([
    findBy<ProductRow>(container, "product", [...PRODUCT_FIELDS, "media_item.id"], "id", productIds),
    findBy<{ id: string; sku: string }>(container, "product_variant", ["id", "sku"], "sku", skus),
    findBy<{ handle: string }>(container, "product", ["id", "handle"], "handle", items.flatMap(wantedHandles)),
    loadPlacingFacts(container, made),
  ])
  return {
    ...placing,
    products: new Map(products.map((p) => [p.id, { ...completeProduct(p), media_item_id: p.media_item?.id ?? null }])),
    skus: new Map(variants.map((v) => [v.sku, v.id])),
    handles: new Set(handles.map((p) => p.handle)),
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
  const taken = product.handle !== undefined && facts.handles.has(product.handle)
  return [...placingProblems(product, facts), ...(taken ? [handleTaken(product.handle ?? "")] : [])]
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

import { getMediaType } from "../../../modules/catalog/domain/media-types"
import type { CreateItemInput, OfferInput } from "../../../modules/catalog/domain/schemas"
import type { ExistingProduct, OfferPlan } from "../types"

/**
 * Which variant each offer stands for. On a product that exists, an offer names its variant by id or SKU, or gets a new
 * one; without any offers every variant is taken to be what the type usually sells.
 */
export function planOffers(
  item: Pick<CreateItemInput, "media_type" | "offers">,
  product: Pick<ExistingProduct, "variants"> | null,
): OfferPlan[] {
  if (!product) return item.offers.map((input) => ({ input, variant_id: null }))
  if (item.offers.length === 0) {
    const condition = getMediaType(item.media_type)?.digital ? "digital" : "new"
    return product.variants.map((variant) => ({ input: { condition }, variant_id: variant.id }))
  }
  return item.offers.map((input) => ({ input, variant_id: input.variant_id ?? variantBySku(input, product) }))
}

function variantBySku(offer: OfferInput, product: Pick<ExistingProduct, "variants">): string | null {
  if (!offer.sku) return null
  return product.variants.find((variant) => variant.sku === offer.sku)?.id ?? null
}

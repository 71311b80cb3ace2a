import type { CreateItemInput, OfferInput } from "../../../modules/catalog/domain/schemas"
import { handleCandidates } from "./product-input"

const key = (what: string, value: string) => `media:${what}:${value}`

const skuKeys = (offers: Pick<OfferInput, "sku">[]) => offers.flatMap(({ sku }) => (sku ? [key("sku", sku)] : []))

/** What a new item must not share with another one that is being made at the same time. */
export function locksOfItems(items: CreateItemInput[]): string[] {
  return items.flatMap((item) => [
    ...(item.product_id ? [key("product", item.product_id)] : []),
    ...(item.product
      ? [key("handle", item.product.handle ?? handleCandidates(item.product.title, item.media_type)[0])]
      : []),
    ...(item.external_id ? [key("external_id", item.external_id)] : []),
    ...skuKeys(item.offers),
  ])
}

/** Offers of one item are added one after the other. */
export const locksOfNewOffer = (itemId: string, offer: Pick<OfferInput, "sku">): string[] => [
  key("item", itemId),
  ...skuKeys([offer]),
]

/** An offer is edited or ended by one at a time. */
export const locksOfOffer = (offerId: string, offer: { sku?: string | null | undefined } = {}): string[] => [
  key("offer", offerId),
  ...(offer.sku ? [key("sku", offer.sku)] : []),
]

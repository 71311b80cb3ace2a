import type { MedusaContainer } from "@medusajs/framework/types"
import { displayArtist } from "../../../modules/catalog/domain/artist"
import { calculatedPrices, type StorePrice } from "./prices"
import { rentableSource } from "./rentable"
import { groupRows } from "../../lib/sql"
import { ageGateOf, type StoreContext } from "./store-context"
import { itemRows, yearOf } from "./store-items"
import { offerRows, offerSummary, storeOffers } from "./store-offers"
import { itemCreditRows } from "./store-parts"

/** One item of a store list. */
export interface StoreItemRow {
  id: string
  product_id: string
  handle: string
  title: string
  edition: string | null
  title_group_id: string
  artist: string | null
  media_type: string
  year: number | null
  country: string | null
  thumbnail: string | null
  conditions: string[]
  price: StorePrice | null
  in_stock: boolean
  rentable: boolean
  age_gate: { min_age: number | null; blurred: boolean }
}

/** List rows for the ids of a page, in the page's order: four statements and one price calculation for all of them. */
export async function storeRows(
  container: MedusaContainer,
  context: StoreContext,
  ids: readonly string[],
): Promise<StoreItemRow[]> {
  if (ids.length === 0) return []
  const [items, offers, credits] = await Promise.all([
    itemRows(container, context, ids),
    offerRows(container, ids, context.salesChannelIds),
    itemCreditRows(container, ids),
  ])
  const [prices, rentable] = await Promise.all([
    calculatedPrices(
      container,
      context.price,
      offers.filter((offer) => offer.condition !== "rental"),
    ),
    rentableSource(container).variants(offers.map((offer) => offer.variant_id)),
  ])
  const offersOf = groupRows(offers, (offer) => offer.item_id)
  const creditsOf = groupRows(credits, (credit) => credit.item_id)
  return items.map((item) => ({
    id: item.id,
    product_id: item.product_id,
    handle: item.handle,
    title: item.title,
    edition: item.edition,
    title_group_id: item.title_group_id,
    artist: displayArtist(creditsOf.get(item.id) ?? []) || null,
    media_type: item.media_type,
    year: yearOf(item.release_date),
    country: item.country,
    thumbnail: item.thumbnail,
    ...offerSummary(storeOffers(offersOf.get(item.id) ?? [], prices, rentable)),
    age_gate: ageGateOf(item.min_age, context.gate),
  }))
}

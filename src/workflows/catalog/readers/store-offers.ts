import type { MedusaContainer } from "@medusajs/framework/types"
import { lowestPrice, type Priceable, type StorePrice } from "./prices"
import { select } from "../../lib/sql"
import { SELLABLE } from "./store-filters"

/** An offer with its variant's stock and price set, before prices are known. */
export interface OfferRow extends Priceable {
  id: string
  item_id: string
  condition: string
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  photos: string[]
  sellable: boolean
}

/** An offer as the store answers it. A rental offer has no sale price and no stock: the rental capability knows both. */
export interface StoreOffer {
  id: string
  variant_id: string
  condition: string
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  photos: string[]
  price: StorePrice | null
  in_stock: boolean
  rentable: boolean
}

/** All offers of the given items in one statement; offers whose variant is deleted are left out. */
export async function offerRows(
  container: MedusaContainer,
  itemIds: readonly string[],
  salesChannelIds: readonly string[],
): Promise<OfferRow[]> {
  return select<OfferRow>(
    container,
    `select mo.id, mo.media_item_id as item_id, mo.variant_id, mo.condition, mo.media_grade, mo.sleeve_grade,
            mo.grading_note, mo.photos, pvps.price_set_id, pv.product_id, p.type_id as product_type_id,
            ${SELLABLE} as sellable
       from media_offer mo
       join product_variant pv on pv.id = mo.variant_id and pv.deleted_at is null
       join product p on p.id = pv.product_id
       left join product_variant_price_set pvps on pvps.variant_id = pv.id and pvps.deleted_at is null
      where mo.media_item_id = any(?) and mo.deleted_at is null
      order by mo.media_item_id, array_position(array['new','used','digital','rental'], mo.condition::text), mo.id`,
    [salesChannelIds, itemIds],
  )
}

/** Joins offers with prices and with what the rental capability says. */
export function storeOffers(
  rows: readonly OfferRow[],
  prices: ReadonlyMap<string, StorePrice>,
  rentable: ReadonlySet<string>,
): StoreOffer[] {
  return rows.map((row) => {
    const forSale = row.condition !== "rental"
    return {
      id: row.id,
      variant_id: row.variant_id,
      condition: row.condition,
      media_grade: row.media_grade,
      sleeve_grade: row.sleeve_grade,
      grading_note: row.grading_note,
      photos: row.photos,
      price: forSale ? (prices.get(row.variant_id) ?? null) : null,
      in_stock: forSale && row.sellable,
      rentable: !forSale && rentable.has(row.variant_id),
    }
  })
}

/** What a list row says about an item's offers together. */
export function offerSummary(offers: readonly StoreOffer[]): {
  conditions: string[]
  price: StorePrice | null
  in_stock: boolean
  rentable: boolean
} {
  return {
    conditions: [...new Set(offers.map((offer) => offer.condition))],
    price: lowestPrice(offers.flatMap((offer) => (offer.price ? [offer.price] : []))),
    in_stock: offers.some((offer) => offer.in_stock),
    rentable: offers.some((offer) => offer.rentable),
  }
}

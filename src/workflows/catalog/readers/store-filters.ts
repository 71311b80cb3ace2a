import { foldName } from "../../../modules/catalog/domain/names"
import { PRIMARY_ROLES } from "../../../modules/catalog/domain/artist"
import type { RentableSource } from "./rentable"
import { fragment, type Fragment } from "../../lib/sql"
import type { StoreContext } from "./store-context"

/** Filters of the store's item list. Lists are OR within, the names are AND among each other. */
export interface StoreFilters {
  media_type?: readonly string[]
  genre?: readonly string[]
  style?: readonly string[]
  label?: readonly string[]
  artist?: readonly string[]
  contributor_id?: readonly string[]
  country?: readonly string[]
  decade?: readonly number[]
  condition?: readonly string[]
  grade?: readonly string[]
  region?: readonly string[]
  language?: readonly string[]
  year_from?: number
  year_to?: number
  price_from?: string
  price_to?: string
  in_stock?: boolean
  rentable?: boolean
  title_group_id?: readonly string[]
}

/** A base price: no price list, no rule, no quantity step. Filters and sorting by price use these. */
export const BASE_PRICES = `
  select mo.media_item_id, min(pr.amount) as amount
    from media_offer mo
    join product_variant pv on pv.id = mo.variant_id and pv.deleted_at is null
    join product_variant_price_set pvps on pvps.variant_id = pv.id and pvps.deleted_at is null
    join price pr on pr.price_set_id = pvps.price_set_id and pr.deleted_at is null
   where mo.deleted_at is null and mo.condition <> 'rental'
     and pr.currency_code = ? and pr.price_list_id is null and pr.min_quantity is null
     and pr.rules_count = 0`

/**
 * Whether variant `pv` can be sold now from the locations of the channels bound to it (one binding: the channel ids).
 * A managed variant without inventory items has nothing to sell.
 */
export const SELLABLE = `
  (not pv.manage_inventory or pv.allow_backorder or coalesce((
    select bool_and(coalesce((
      select sum(il.stocked_quantity - il.reserved_quantity) from inventory_level il
       where il.inventory_item_id = pvii.inventory_item_id and il.deleted_at is null
         and il.location_id in (
           select scsl.stock_location_id from sales_channel_stock_location scsl
            where scsl.deleted_at is null and scsl.sales_channel_id = any(?))
    ), 0) >= pvii.required_quantity)
      from product_variant_inventory_item pvii
     where pvii.variant_id = pv.id and pvii.deleted_at is null
  ), false))`

/** The filters as conditions on `media_item mi`, and on `bp.amount` where prices are joined. */
export function filterFragments(filters: StoreFilters, context: StoreContext, rentables: RentableSource): Fragment[] {
  return [
    ...columns(filters),
    ...terms(filters),
    ...people(filters),
    ...offers(filters, context),
    ...prices(filters),
    ...(filters.rentable === undefined ? [] : [rentables.condition(filters.rentable)]),
  ]
}

/** `true` when base prices have to be joined for these filters. */
export const needsPrices = (filters: StoreFilters): boolean =>
  filters.price_from !== undefined || filters.price_to !== undefined

function columns(filters: StoreFilters): Fragment[] {
  const found: Fragment[] = []
  if (filters.media_type) found.push(fragment("mi.media_type = any(?)", filters.media_type))
  if (filters.title_group_id) found.push(fragment("mi.title_group_id = any(?)", filters.title_group_id))
  if (filters.country) found.push(fragment("mi.country = any(?)", filters.country))
  if (filters.region) found.push(fragment("mi.region_codes && ?::text[]", filters.region))
  if (filters.year_from !== undefined) found.push(fragment("mi.release_date >= ?", firstDay(filters.year_from)))
  if (filters.year_to !== undefined) found.push(fragment("mi.release_date < ?", firstDay(filters.year_to + 1)))
  if (filters.decade) {
    found.push(
      fragment(
        `left(mi.release_date, 3) = any(?)`,
        filters.decade.map((year) => String(year).padStart(4, "0").slice(0, 3)),
      ),
    )
  }
  if (filters.language) {
    found.push(
      fragment(
        `exists (select 1 from media_language ml
          where ml.media_item_id = mi.id and ml.deleted_at is null and lower(ml.lang) = any(?))`,
        filters.language.map((tag) => tag.toLowerCase()),
      ),
    )
  }
  return found
}

/** Release dates are text `YYYY-MM-DD`, so they compare as text. */
const firstDay = (year: number): string => `${String(year).padStart(4, "0")}-01-01`

function terms(filters: StoreFilters): Fragment[] {
  return (["genre", "style"] as const).flatMap((vocabulary) => {
    const wanted = filters[vocabulary]
    if (!wanted) return []
    return [
      fragment(
        `mi.id in (select mit.media_item_id from media_item_term mit
            join media_term mt on mt.id = mit.term_id and mt.deleted_at is null and not mt.is_hidden
           where mit.deleted_at is null and mt.vocabulary = ? and (mt.code = any(?) or mt.id = any(?)))`,
        vocabulary,
        wanted,
        wanted,
      ),
    ]
  })
}

/** Contributors by id or by exact folded name; `match_keys` holds folded names, native names and aliases. */
const MATCHING_CONTRIBUTORS = `
  select mc.id from media_contributor mc
   where mc.deleted_at is null and (mc.id = any(?) or mc.match_keys && ?::text[])`

function people(filters: StoreFilters): Fragment[] {
  const found: Fragment[] = []
  if (filters.artist) {
    found.push(
      fragment(
        `mi.id in (select cr.media_item_id from media_credit cr
           where cr.deleted_at is null and cr.role = any(?) and cr.contributor_id in (${MATCHING_CONTRIBUTORS}))`,
        [...PRIMARY_ROLES],
        filters.artist,
        filters.artist.map(foldName),
      ),
    )
  }
  if (filters.label) {
    found.push(
      fragment(
        `mi.id in (select lb.media_item_id from media_label lb
           where lb.deleted_at is null and lb.contributor_id in (${MATCHING_CONTRIBUTORS}))`,
        filters.label,
        filters.label.map(foldName),
      ),
    )
  }
  if (filters.contributor_id)
    found.push(fragment(CREDITED, filters.contributor_id, filters.contributor_id, filters.contributor_id))
  return found
}

/** Items a contributor has to do with: credited on the release, on one of its tracks, or its label. */
const CREDITED = `mi.id in (
  select cr.media_item_id from media_credit cr
   where cr.deleted_at is null and cr.media_item_id is not null and cr.contributor_id = any(?)
  union all
  select d.media_item_id from media_credit cr
    join media_track t on t.id = cr.track_id and t.deleted_at is null
    join media_disc d on d.id = t.disc_id and d.deleted_at is null
   where cr.deleted_at is null and cr.contributor_id = any(?)
  union all
  select lb.media_item_id from media_label lb where lb.deleted_at is null and lb.contributor_id = any(?))`

function offers(filters: StoreFilters, context: StoreContext): Fragment[] {
  const found: Fragment[] = []
  const offer = (condition: Fragment): Fragment => ({
    sql: `exists (select 1 from media_offer mo
      join product_variant pv on pv.id = mo.variant_id and pv.deleted_at is null
      where mo.media_item_id = mi.id and mo.deleted_at is null and ${condition.sql})`,
    bindings: condition.bindings,
  })
  if (filters.condition) found.push(offer(fragment("mo.condition = any(?)", filters.condition)))
  if (filters.grade) found.push(offer(fragment("mo.media_grade = any(?)", filters.grade)))
  if (filters.in_stock !== undefined) {
    const sellable = offer(fragment(`mo.condition <> 'rental' and ${SELLABLE}`, context.salesChannelIds))
    found.push(filters.in_stock ? sellable : { ...sellable, sql: `not ${sellable.sql}` })
  }
  return found
}

function prices(filters: StoreFilters): Fragment[] {
  const found: Fragment[] = []
  if (filters.price_from !== undefined) found.push(fragment("bp.amount >= ?::numeric", filters.price_from))
  if (filters.price_to !== undefined) found.push(fragment("bp.amount <= ?::numeric", filters.price_to))
  return found
}

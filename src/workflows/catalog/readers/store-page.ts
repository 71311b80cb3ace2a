import type { MedusaContainer } from "@medusajs/framework/types"
import { rentableSource } from "./rentable"
import { allOf, fragment, select, type Fragment } from "../../lib/sql"
import { badParameter, visible, type StoreContext } from "./store-context"
import { BASE_PRICES, filterFragments, needsPrices, type StoreFilters } from "./store-filters"

export const STORE_SORTS = ["newest", "release_date", "title", "price_asc", "price_desc"] as const
export type StoreSort = (typeof STORE_SORTS)[number]

/** Deepest row a list can reach; beyond it a caller should filter. */
export const STORE_MAX_DEPTH = 10_000

/** Which slice of the visible items is wanted. */
export interface StorePageInput {
  filters: StoreFilters
  sort: StoreSort
  limit: number
  offset: number
}

/** Ids of one page, in order, and how many items there are in all. */
export interface StorePage {
  ids: string[]
  count: number
}

const ORDER: Record<StoreSort, string> = {
  newest: "mi.created_at desc, mi.id desc",
  release_date: "mi.release_date desc nulls last, mi.id desc",
  title: "tg.sort_title, p.title, mi.id",
  price_asc: "bp.amount asc nulls last, mi.id",
  price_desc: "bp.amount desc nulls last, mi.id",
}

const PRICE_PARAMETERS = ["price_from", "price_to"] as const

/**
 * One page of item ids and the total count. Price filters and sorting use base prices in the context's currency.
 * @throws 400 `media_search_depth` beyond 10,000 rows, `media_search_param` for prices without a currency.
 */
export async function storePage(
  container: MedusaContainer,
  context: StoreContext,
  input: StorePageInput,
): Promise<StorePage> {
  if (input.offset + input.limit > STORE_MAX_DEPTH) {
    const message = `offset + limit is ${input.offset + input.limit}, at most ${STORE_MAX_DEPTH} can be reached; use filters`
    throw badParameter("offset", message, "media_search_depth")
  }
  const where = allOf([visible(context), ...filterFragments(input.filters, context, rentableSource(container))])
  const byPrice = input.sort === "price_asc" || input.sort === "price_desc"
  const filtered = source(context, input, { prices: needsPrices(input.filters), titles: false })
  const sorted = source(context, input, {
    prices: byPrice || needsPrices(input.filters),
    titles: input.sort === "title",
  })
  const [rows, counted] = await Promise.all([
    select<{ id: string }>(
      container,
      `select mi.id from ${sorted.sql} where ${where.sql} order by ${ORDER[input.sort]} limit ? offset ?`,
      [...sorted.bindings, ...where.bindings, input.limit, input.offset],
    ),
    select<{ count: string }>(container, `select count(*) as count from ${filtered.sql} where ${where.sql}`, [
      ...filtered.bindings,
      ...where.bindings,
    ]),
  ])
  return { ids: rows.map((row) => row.id), count: Number(counted[0]?.count ?? 0) }
}

/** The tables a page is read from; titles and prices are joined only where they are needed. */
function source(context: StoreContext, input: StorePageInput, need: { prices: boolean; titles: boolean }): Fragment {
  const base = "media_item mi join product p on p.id = mi.product_id"
  const titles = need.titles ? " join media_title_group tg on tg.id = mi.title_group_id" : ""
  if (!need.prices) return fragment(base + titles)
  if (!context.price) throw priceWithoutCurrency(input)
  return fragment(
    `${base}${titles} left join (${BASE_PRICES} group by mo.media_item_id) bp on bp.media_item_id = mi.id`,
    context.price.currencyCode,
  )
}

function priceWithoutCurrency(input: StorePageInput): Error {
  const name = PRICE_PARAMETERS.find((parameter) => input.filters[parameter] !== undefined) ?? "sort"
  return badParameter(name, "prices need a currency: send region_id or currency_code")
}

import { addDays, dayNumber } from "./dates"
import { fromMinor, toMinor } from "./money"
import { type Audience, type Cover, type Tile, cheapestCover, deadEnd, usableTiles } from "./price-cover"

export type { Tier } from "./price-cover"
export { priceHash } from "./price-hash"
export { unusedTiers } from "./unused-tiers"

/** Longest rental a plan may allow. */
export const MAX_RENTAL_DAYS = 365

/** Lower-case currency → least and most a rental of the plan costs. */
export type PriceBounds = Readonly<Record<string, { readonly min?: string; readonly max?: string }>>

export interface RentPriceInput extends Audience {
  start_date: string
  /** 1 to 365; anything else is a period the limits refuse before a price is asked for. */
  days: number
  price_bounds?: PriceBounds | null
}

export interface PriceTile {
  tier_id: string
  label: string
  days: number
  /** Of one tile. */
  amount: string
  count: number
}

export interface RentPrice {
  /** Of one copy, within the plan's bounds; the tiles alone may sum to less or more. */
  amount: string
  tiles: PriceTile[]
}

/** No tier may begin on this date, and every cover of the rental breaks off there or earlier. */
export interface NoRate {
  no_rate: {
    date: string
    /** There is a price, but nobody has said what a copy is worth in this currency. */
    worthless?: true
  }
}

/**
 * The cheapest way to cover the days of a rental with tiers (§6), and the tiles it is made of in the order they begin.
 * Of equally cheap covers: fewer tiles, then the longer tile first, then the smaller tier id.
 *
 * @example
 * // tiers 1 = 100, 3 = 250, 7 = 500
 * rentPrice({ tiers, start_date: "2026-12-01", days: 5, currency_code: "eur", group_ids: [] })
 * // { amount: "450.00", tiles: [{ days: 3, count: 1, … }, { days: 1, count: 2, … }] }
 */
export function rentPrice(input: RentPriceInput): RentPrice | NoRate {
  requireDays(input.days)
  return priceOf(usableTiles(input), input)
}

function priceOf(tiles: readonly Tile[], input: RentPriceInput): RentPrice | NoRate {
  const start = dayNumber(input.start_date)
  const cover = cheapestCover(tiles, start, input.days)
  if (cover.choice[0] === -1) return { no_rate: { date: deadEnd(tiles, start, input.days) } }
  return { amount: boundedAmount(cover.cost[0] ?? 0, input), tiles: tilesOf(cover, tiles, input) }
}

export function isNoRate(price: RentPrice | NoRate): price is NoRate {
  return "no_rate" in price
}

/**
 * The latest due date within `max_days` that costs the same, so that a shop can offer the extra days; `null` without
 * a price. The price never falls with the length of a rental, so halving the range finds it.
 */
export function samePriceDueDate(input: RentPriceInput & { max_days: number }): string | null {
  requireDays(input.days)
  const tiles = usableTiles(input)
  const start = dayNumber(input.start_date)
  const amountOf = (days: number): string | null => {
    const cover = cheapestCover(tiles, start, days)
    return cover.choice[0] === -1 ? null : boundedAmount(cover.cost[0] ?? 0, input)
  }
  const amount = amountOf(input.days)
  if (amount === null) return null
  let [same, more] = [input.days, Math.max(Math.min(input.max_days, MAX_RENTAL_DAYS), input.days) + 1]
  while (more - same > 1) {
    const middle = Math.floor((same + more) / 2)
    if (amountOf(middle) === amount) same = middle
    else more = middle
  }
  return addDays(input.start_date, same)
}

export type PriceTableRow = { days: number; due_date: string } & (RentPrice | NoRate)

/** What a rental from `start_date` costs for n = 1 … `max_days`. */
export function priceTable(input: Omit<RentPriceInput, "days"> & { max_days: number }): PriceTableRow[] {
  requireDays(input.max_days)
  const tiles = usableTiles(input)
  return Array.from({ length: input.max_days }, (_, index) => {
    const days = index + 1
    return { days, due_date: addDays(input.start_date, days), ...priceOf(tiles, { ...input, days }) }
  })
}

function tilesOf({ choice }: Cover, tiles: readonly Tile[], input: RentPriceInput): PriceTile[] {
  const counts = new Int32Array(tiles.length)
  const laid: number[] = []
  for (let i = 0; i < input.days;) {
    const index = choice[i] as number
    if (counts[index] === 0) laid.push(index)
    counts[index] = (counts[index] as number) + 1
    i += (tiles[index] as Tile).days
  }
  return laid.map((index) => {
    const { tier, days, cost } = tiles[index] as Tile
    const amount = fromMinor(BigInt(cost), input.currency_code)
    return { tier_id: tier.id, label: tier.label, days, amount, count: counts[index] as number }
  })
}

function boundedAmount(cost: number, { currency_code, price_bounds }: RentPriceInput): string {
  const bounds = price_bounds?.[currency_code.toLowerCase()]
  const [min, max] = [boundOf(bounds?.min, currency_code), boundOf(bounds?.max, currency_code)]
  const raised = min !== null && BigInt(cost) < min ? min : BigInt(cost)
  return fromMinor(max !== null && raised > max ? max : raised, currency_code)
}

function boundOf(amount: string | undefined, currency: string): bigint | null {
  return amount === undefined ? null : toMinor(amount, currency)
}

function requireDays(days: number): void {
  if (Number.isInteger(days) && days >= 1 && days <= MAX_RENTAL_DAYS) return
  throw new RangeError(`${days} is not a rental of 1 to ${MAX_RENTAL_DAYS} days`)
}

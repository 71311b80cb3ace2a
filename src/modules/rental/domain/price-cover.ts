import { dayNumber, fromDayNumber, weekdayOfDay } from "./dates"
import { toMinor } from "./money"

/** One price for a stretch of days; tiers are laid end to end until the rental is covered. */
export interface Tier {
  id: string
  label: string
  days: number
  currency_code: string
  amount: string
  /** `null`: for everybody. */
  customer_group_id: string | null
  /** Weekdays the tier may begin on, bit 0 = Monday … bit 6 = Sunday; `null`: any. */
  start_dows: number | null
  /** First date the tier may begin on. */
  valid_from: string | null
  /** First date the tier may no longer begin on. */
  valid_to: string | null
}

/** A tier as the search reads it: integers only. */
export interface Tile {
  tier: Tier
  days: number
  cost: number
  dows: number
  from: number
  to: number
}

/** The best way to go on from each day of a rental; sums of smallest currency units, whole numbers below 2^53. */
export interface Cover {
  cost: Float64Array
  count: Int32Array
  /** Index of the tile to lay; −1 where none can be. */
  choice: Int16Array
}

/** Most whole units 365 tiles may cost each without a sum leaving the integers of JavaScript. */
const MAX_TILE_COST = Math.floor(Number.MAX_SAFE_INTEGER / 366)

export interface Audience {
  tiers: readonly Tier[]
  currency_code: string
  /** Groups of the customer. */
  group_ids: readonly string[]
}

/** Longest first, then by id: the first of equals is the one the ties of §6 ask for. */
export function usableTiles(input: Audience): Tile[] {
  const currency = input.currency_code.toLowerCase()
  return input.tiers
    .filter((tier) => tier.currency_code.toLowerCase() === currency)
    .filter((tier) => tier.customer_group_id === null || input.group_ids.includes(tier.customer_group_id))
    .map((tier) => ({
      tier,
      days: tier.days,
      cost: tileCost(tier),
      dows: tier.start_dows ?? 127,
      from: tier.valid_from === null ? -Infinity : dayNumber(tier.valid_from),
      to: tier.valid_to === null ? Infinity : dayNumber(tier.valid_to),
    }))
    .sort((a, b) => b.days - a.days || (a.tier.id < b.tier.id ? -1 : 1))
}

function tileCost(tier: Tier): number {
  const cost = Number(toMinor(tier.amount, tier.currency_code))
  if (cost >= 0 && cost <= MAX_TILE_COST && tier.days >= 1) return cost
  throw new RangeError(`tier ${tier.id}: ${tier.amount} for ${tier.days} days is no price of a tier`)
}

/** `cost(i) = min over tiers of amount + cost(i + days)`, from the last day back to the first. */
export function cheapestCover(tiles: readonly Tile[], start: number, days: number): Cover {
  const cover: Cover = {
    cost: new Float64Array(days),
    count: new Int32Array(days),
    choice: new Int16Array(days).fill(-1),
  }
  for (let i = days - 1; i >= 0; i--) layTile(cover, tiles, i, start + i, days)
  return cover
}

function layTile(cover: Cover, tiles: readonly Tile[], i: number, day: number, days: number): void {
  const weekday = weekdayOfDay(day)
  let [best, bestCost, bestCount] = [-1, 0, 0]
  for (let t = 0; t < tiles.length; t++) {
    const tile = tiles[t] as Tile
    if (!mayBegin(tile, day, weekday)) continue
    const next = i + tile.days
    if (next < days && cover.choice[next] === -1) continue
    const cost = tile.cost + (next < days ? (cover.cost[next] as number) : 0)
    const count = 1 + (next < days ? (cover.count[next] as number) : 0)
    if (best !== -1 && (cost > bestCost || (cost === bestCost && count >= bestCount))) continue
    best = t
    bestCost = cost
    bestCount = count
  }
  cover.choice[i] = best
  cover.cost[i] = bestCost
  cover.count[i] = bestCount
}

/** Asked once per tier and day; the bit is read here, as a call into another file costs more than all the rest. */
function mayBegin(tile: Tile, day: number, weekday: number): boolean {
  return day >= tile.from && day < tile.to && ((tile.dows >> weekday) & 1) === 1
}

/** The furthest day that tiles can reach and none can begin on. */
export function deadEnd(tiles: readonly Tile[], start: number, days: number): string {
  const reached = new Set([0])
  let last = 0
  for (let i = 0; i < days; i++) {
    if (!reached.has(i)) continue
    const weekday = weekdayOfDay(start + i)
    const fitting = tiles.filter((tile) => mayBegin(tile, start + i, weekday))
    if (fitting.length === 0) last = i
    for (const tile of fitting) reached.add(i + tile.days)
  }
  return fromDayNumber(start + last)
}

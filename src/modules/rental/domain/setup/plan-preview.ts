import { MAX_RENTAL_DAYS, isNoRate, priceTable, unusedTiers, type PriceTile, type Tier } from "../rent-price"
import type { PreviewPlanInput, TierInput } from "./plan-input"

/** A line of the price table; `tiles` point at the tiers by their place in the request. */
export interface PreviewRow {
  days: number
  due_date: string
  /** Within the plan's shortest and longest rental. */
  allowed: boolean
  /** `null` when no tier may begin on `no_rate_date`. */
  amount: string | null
  no_rate_date: string | null
  tiles: (Omit<PriceTile, "tier_id"> & { tier: number })[]
}

export interface PlanPreview {
  rows: PreviewRow[]
  /** Places of tiers nobody is ever charged with; `null` when there are too many to find out. */
  unused_tiers: number[] | null
  /** Lengths that cannot be rented from the start date, for lack of a rate. */
  days_without_rate: number[]
}

/** Covers the search for unused tiers may lay, about half a second's worth. */
const MAX_WORK = 100_000_000

/**
 * What a draft plan costs for n = 1 … `max_days`, and what looks like a mistake in it.
 *
 * @example
 * planPreview({ tiers, min_days: 1, max_days: 7, start_date: "2026-12-01", currency_code: "eur", … }).rows[4].amount
 */
export function planPreview(input: PreviewPlanInput): PlanPreview {
  const tiers = input.tiers.map(draftTier)
  const rows = priceTable({
    tiers,
    start_date: input.start_date,
    currency_code: input.currency_code,
    group_ids: input.customer_group_ids,
    price_bounds: input.price_bounds,
    max_days: input.max_days,
  }).map((row): PreviewRow => {
    const { days, due_date } = row
    const allowed = days >= input.min_days
    if (isNoRate(row)) return { days, due_date, allowed, amount: null, no_rate_date: row.no_rate.date, tiles: [] }
    const tiles = row.tiles.map(({ tier_id, ...tile }) => ({ tier: placeOf(tier_id), ...tile }))
    return { days, due_date, allowed, amount: row.amount, no_rate_date: null, tiles }
  })
  return {
    rows,
    unused_tiers: workOf(input) > MAX_WORK ? null : unusedTiers({ ...input, tiers }).map(placeOf),
    days_without_rate: rows.filter((row) => row.amount === null).map((row) => row.days),
  }
}

/** Ids of tiers settle ties, so those of a draft sort like its list. */
const draftTier = (tier: TierInput, place: number): Tier => ({ ...tier, id: String(place).padStart(3, "0") })
const placeOf = (id: string): number => Number(id)

/** How often `unusedTiers` looks at a tier: ends of rentals × their days × tiers × audiences, for each currency. */
function workOf({ tiers, max_days }: Pick<PreviewPlanInput, "tiers" | "max_days">): number {
  const days = Math.min(max_days, MAX_RENTAL_DAYS)
  const audiences = new Set(tiers.map((tier) => tier.customer_group_id)).size + 2
  return [...new Set(tiers.map((tier) => tier.currency_code))].reduce((work, currency) => {
    const ours = tiers.filter((tier) => tier.currency_code === currency)
    const edges = new Set(ours.flatMap((tier) => [tier.valid_from, tier.valid_to]).filter((date) => date !== null))
    return work + audiences * Math.max(1, edges.size) * (days + 13) * days * ours.length
  }, 0)
}

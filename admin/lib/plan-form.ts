import type { Picked } from "./drafts"
import { typedAmount } from "./money-sums"
import { filledRows, reindex, type PathMapper } from "./problems"
import type { PlanPreview, PriceBounds, RatePlan, RateTier } from "./rental-setup-types"
import { isRealDate } from "./shop-clock"
import { EVERY_DAY } from "./weekdays"

/** A price of a plan as it is typed. */
export interface TierDraft {
  label: string
  days: string
  currency_code: string
  amount: string
  customer_group: Picked | null
  /** 127: any weekday. */
  start_dows: number
  valid_from: string
  valid_to: string
}

export interface PlanDraft {
  name: string
  active: boolean
  min_days: string
  max_days: string
  late_start_time: string
  bounds: Record<string, { min: string; max: string }>
  tiers: TierDraft[]
}

export const blankTier = (currency: string): TierDraft => ({
  label: "",
  days: "",
  currency_code: currency,
  amount: "",
  customer_group: null,
  start_dows: EVERY_DAY,
  valid_from: "",
  valid_to: "",
})

export const blankPlan = (currency: string): PlanDraft => ({
  name: "",
  active: true,
  min_days: "1",
  max_days: "30",
  late_start_time: "",
  bounds: {},
  tiers: [{ ...blankTier(currency), days: "1" }],
})

export const draftOfPlan = (plan: RatePlan): PlanDraft => ({
  name: plan.name,
  active: plan.active,
  min_days: String(plan.min_days),
  max_days: String(plan.max_days),
  late_start_time: plan.late_start_time ?? "",
  bounds: Object.fromEntries(
    Object.entries(plan.price_bounds ?? {}).map(([code, { min = "", max = "" }]) => [code, { min, max }]),
  ),
  tiers: plan.tiers.map(draftOfTier),
})

function draftOfTier(tier: RateTier): TierDraft {
  const { customer_group_id: id, customer_group_name: name } = tier
  return {
    label: tier.label,
    days: String(tier.days),
    currency_code: tier.currency_code,
    amount: tier.amount,
    customer_group: id === null ? null : { id, name: name ?? id },
    start_dows: tier.start_dows ?? EVERY_DAY,
    valid_from: tier.valid_from ?? "",
    valid_to: tier.valid_to ?? "",
  }
}

/** Nobody has typed anything into it that says a price. */
export const isBlankTier = ({ label, days, amount }: TierDraft): boolean =>
  [label, days, amount].every((text) => text.trim() === "")

/** The days of a row may be there before its amount; such a row is not yet a price. */
const isPriced = (tier: TierDraft): boolean =>
  /^\d{1,3}$/.test(tier.days.trim()) &&
  Number(tier.days) >= 1 &&
  typedAmount(tier.amount) !== null &&
  tier.currency_code !== "" &&
  [tier.valid_from, tier.valid_to].every((date) => date === "" || isRealDate(date))

/** What is typed as a number where it is one; anything else goes to the server as it is and is refused there. */
const whole = (text: string): number | string => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text.trim())

const amountOf = (text: string): string => typedAmount(text) ?? text.trim()

/** A price as it is sent. `labelOf` names what the merchant has not named. */
function tierBody(tier: TierDraft, labelOf: (days: number) => string): Record<string, unknown> {
  const days = whole(tier.days)
  return {
    label: tier.label.trim() || labelOf(Number(days) || 0),
    days,
    currency_code: tier.currency_code,
    amount: amountOf(tier.amount),
    customer_group_id: tier.customer_group?.id ?? null,
    start_dows: tier.start_dows === EVERY_DAY || tier.start_dows === 0 ? null : tier.start_dows,
    valid_from: tier.valid_from || null,
    valid_to: tier.valid_to || null,
  }
}

function boundsBody(bounds: PlanDraft["bounds"]): PriceBounds | null {
  const set = Object.entries(bounds).flatMap(([code, { min, max }]) => {
    const pair = { ...(min.trim() ? { min: amountOf(min) } : {}), ...(max.trim() ? { max: amountOf(max) } : {}) }
    return Object.keys(pair).length > 0 ? [[code, pair] as const] : []
  })
  return set.length > 0 ? Object.fromEntries(set) : null
}

/** A plan as it is sent, and where its problems belong in the form. */
export function planBody(
  draft: PlanDraft,
  labelOf: (days: number) => string,
): { body: Record<string, unknown>; toField: PathMapper } {
  const { rows, indexes } = filledRows(draft.tiers, isBlankTier)
  return {
    body: {
      name: draft.name,
      active: draft.active,
      min_days: whole(draft.min_days),
      max_days: whole(draft.max_days),
      late_start_time: draft.late_start_time || null,
      price_bounds: boundsBody(draft.bounds),
      tiers: rows.map((tier) => tierBody(tier, labelOf)),
    },
    toField: (path) => planField(reindex(path, "tiers", indexes)),
  }
}

const FIELDS = /^(name|min_days|max_days|late_start_time|bounds\.[a-z]{3}(\.(min|max))?|tiers\.\d+(\.\w+)?)$/

function planField(path: string): string | null {
  const field = path
    .replace(/^price_bounds\b/, "bounds")
    .replace(/^(tiers\.\d+\.)customer_group_id$/, "$1customer_group")
  return FIELDS.test(field) ? field : null
}

/** Whom and when the price table is for. */
export interface PreviewQuestion {
  start_date: string
  currency_code: string
  customer_group_ids: string[]
}

export interface PreviewRequest {
  body: Record<string, unknown>
  /** Where in the form each of the request's tiers stands. */
  indexes: number[]
}

/** Question for the price table; rows still being typed are left out. `null` while there is nothing to price. */
export function previewRequest(
  draft: PlanDraft,
  question: PreviewQuestion,
  labelOf: (days: number) => string,
): PreviewRequest | null {
  const { rows, indexes } = filledRows(draft.tiers, (tier) => !isPriced(tier))
  const [min, max] = [whole(draft.min_days), whole(draft.max_days)]
  if (typeof min !== "number" || typeof max !== "number" || min < 1 || max > 365 || min > max) return null
  if (rows.length === 0 || !isRealDate(question.start_date) || question.currency_code === "") return null
  const body = {
    ...question,
    min_days: min,
    max_days: max,
    price_bounds: boundsBody(draft.bounds),
    tiers: rows.map((tier) => tierBody(tier, labelOf)),
  }
  return { body, indexes }
}

/** What looks like a mistake in a plan. */
export interface PlanWarnings {
  /** Rows of the form nobody is ever charged with; `null` when there are too many to find out. */
  unused: number[] | null
  /** Lengths the plan allows but has no price for. */
  withoutRate: number[]
  /** Currencies of the store without any price. */
  withoutCurrency: string[]
}

export function planWarnings(
  preview: PlanPreview,
  indexes: readonly number[],
  draft: PlanDraft,
  currencies: readonly string[],
): PlanWarnings {
  const priced = new Set(draft.tiers.filter(isPriced).map((tier) => tier.currency_code))
  const min = Number(draft.min_days)
  return {
    unused: preview.unused_tiers?.flatMap((place) => indexes[place] ?? []) ?? null,
    withoutRate: preview.days_without_rate.filter((days) => days >= min),
    withoutCurrency: currencies.filter((code) => !priced.has(code)),
  }
}

/** `[1, 2, 3, 7]` → `1–3, 7`. */
export function rangesText(numbers: readonly number[], comma: string): string {
  const runs: [number, number][] = []
  for (const one of [...numbers].sort((a, b) => a - b)) {
    const run = runs[runs.length - 1]
    if (run && one === run[1] + 1) run[1] = one
    else runs.push([one, one])
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(comma)
}

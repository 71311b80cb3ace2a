import { addDays, ageOn } from "./dates"
import type { MemberStatus } from "./enums"
import { amountIn, compareMoney } from "./money"
import { type RentalPeriod, type ShopCalendar, isOpen, localDateOf } from "./shop-time"
import type { MoneyMap, Terms } from "./terms"

/** Codes of refusals, to be written behind `media_rental_`. */
export const LIMIT_CODES = [
  "period",
  "embargo",
  "guest",
  "blocked",
  "debt",
  "limit_open",
  "age_required",
  "age_unverified",
] as const
export type LimitCode = (typeof LIMIT_CODES)[number]

/** Why a period is refused: `details.reason` of the code `period`. */
export const PERIOD_REASONS = ["order", "min_days", "max_days", "past", "notice", "horizon", "closed_start"] as const
export type PeriodReason = (typeof PERIOD_REASONS)[number]

/** One limit that is not kept. */
export interface LimitProblem {
  code: LimitCode
  message: string
  details: Record<string, unknown>
}

export interface PeriodFacts {
  now: Date
  calendar: ShopCalendar
  terms: Pick<Terms, "horizon_days" | "notice_ms">
  plan: { min_days: number; max_days: number }
  period: Pick<RentalPeriod, "start_date" | "due_date" | "days" | "starts_at">
  /** First date the title is rented out. */
  rentable_from: string | null
}

export interface MemberFacts {
  status: MemberStatus
  block_reason: string | null
  block_until: Date | null
  /** Instead of the terms' own. */
  max_open: number | null
  date_of_birth: string | null
}

export interface CustomerFacts {
  now: Date
  terms: Pick<Terms, "max_open" | "max_debt" | "min_age">
  start_date: string
  /** The customer has an account. */
  has_account: boolean
  /** Setting `rental.allow_guest`. */
  allow_guest: boolean
  /** `null` for a customer the desk does not know yet. */
  member: MemberFacts | null
  /** Rentals reserved, ready or out, without those being judged. */
  open_rentals: number
  /** How many more are asked for. */
  quantity: number
  debt: MoneyMap
  /** Of the offer, else of the catalogue; the terms' own age goes first. */
  min_age: number | null
}

/**
 * What speaks against a period when a line is added or committed. A hand-out and a walk-in happen now, at an open desk:
 * for them only `planProblems` and `embargoProblems` are left.
 */
export function periodProblems(facts: PeriodFacts): LimitProblem[] {
  const { now, calendar, terms, period } = facts
  const today = localDateOf(now, calendar.tz)
  const latest = addDays(today, terms.horizon_days)
  const problems = planProblems(facts)
  if (period.start_date < today) {
    problems.push(refused("past", `start_date ${period.start_date} is before today, ${today}`, { today }))
  } else if (terms.notice_ms > 0 && period.starts_at.getTime() - now.getTime() < terms.notice_ms) {
    const message = `start_date ${period.start_date} is too soon: rentals are booked ${terms.notice_ms} ms ahead`
    problems.push(refused("notice", message, { notice_ms: terms.notice_ms }))
  }
  if (period.start_date > latest) {
    const message = `start_date ${period.start_date} is more than ${terms.horizon_days} days ahead, after ${latest}`
    problems.push(refused("horizon", message, { latest_start: latest }))
  }
  if (!isOpen(calendar, period.start_date)) {
    problems.push(refused("closed_start", `the shop is closed on start_date ${period.start_date}`, {}))
  }
  return [...problems, ...embargoProblems(facts)]
}

/** A period must go forward and be as long as its plan allows. */
export function planProblems({ period, plan }: Pick<PeriodFacts, "period" | "plan">): LimitProblem[] {
  const { start_date, due_date, days } = period
  if (days < 1) return [refused("order", `due_date ${due_date} is not after start_date ${start_date}`, {})]
  if (days < plan.min_days) {
    return [refused("min_days", `${days} days are less than the ${plan.min_days} of the plan`, { min: plan.min_days })]
  }
  if (days > plan.max_days) {
    return [refused("max_days", `${days} days are more than the ${plan.max_days} of the plan`, { max: plan.max_days })]
  }
  return []
}

/** A title is not rented out before its date. */
export function embargoProblems({
  period,
  rentable_from,
}: Pick<PeriodFacts, "period" | "rentable_from">): LimitProblem[] {
  if (rentable_from === null || period.start_date >= rentable_from) return []
  const message = `start_date ${period.start_date} is before ${rentable_from}, when the title may first be rented`
  return [problem("embargo", message, { rentable_from })]
}

/**
 * What speaks against the customer: at the line, at commit and at hand-out alike. All of it is answered at once.
 *
 * @example customerProblems(facts).map(({ code }) => code) // ["debt", "limit_open"]
 */
export function customerProblems(facts: CustomerFacts): LimitProblem[] {
  return [
    ...guestProblems(facts),
    ...blockProblems(facts),
    ...debtProblems(facts),
    ...openProblems(facts),
    ...ageProblems(facts),
  ]
}

function guestProblems({ has_account, allow_guest }: CustomerFacts): LimitProblem[] {
  return has_account || allow_guest ? [] : [problem("guest", "renting needs a customer account", {})]
}

/** A block with an end lifts itself. The reason is for staff and stays out of the message. */
function blockProblems({ member, now }: CustomerFacts): LimitProblem[] {
  if (!member || !isBlocked(member, now)) return []
  const until = member.block_until?.toISOString() ?? null
  return [problem("blocked", "the customer is blocked from renting", { until })]
}

export function isBlocked(member: Pick<MemberFacts, "status" | "block_until">, now: Date): boolean {
  return member.status === "blocked" && (member.block_until === null || member.block_until > now)
}

function debtProblems({ debt, terms }: CustomerFacts): LimitProblem[] {
  const excess = Object.entries(debt).flatMap(([currency_code, amount]) => {
    const allowed = amountIn(terms.max_debt, currency_code) ?? "0"
    return compareMoney(amount, allowed) > 0 ? [{ currency_code, amount, allowed }] : []
  })
  if (excess.length === 0) return []
  const owed = excess.map(({ amount, currency_code }) => `${amount} ${currency_code}`).join(", ")
  return [problem("debt", `the customer owes ${owed}, more than is allowed`, { debt: excess })]
}

function openProblems({ member, terms, open_rentals, quantity }: CustomerFacts): LimitProblem[] {
  const max = member?.max_open ?? terms.max_open
  if (open_rentals + quantity <= max) return []
  const message = `${open_rentals} open rentals and ${quantity} more are over the limit of ${max}`
  return [problem("limit_open", message, { open: open_rentals, quantity, max })]
}

function ageProblems({ member, terms, min_age, start_date }: CustomerFacts): LimitProblem[] {
  const required = terms.min_age ?? min_age ?? 0
  if (required <= 0) return []
  const birth = member?.date_of_birth ?? null
  if (birth === null) {
    const message = `the title is from ${required} years and the customer's birth date is not known`
    return [problem("age_unverified", message, { min_age: required })]
  }
  if (ageOn(birth, start_date) >= required) return []
  return [problem("age_required", `the title is from ${required} years on ${start_date}`, { min_age: required })]
}

function refused(reason: PeriodReason, message: string, details: Record<string, unknown>): LimitProblem {
  return problem("period", message, { reason, ...details })
}

function problem(code: LimitCode, message: string, details: Record<string, unknown>): LimitProblem {
  return { code, message, details }
}

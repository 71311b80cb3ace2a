import { addDays, daysBetween } from "./dates"
import type { LateUnit } from "./enums"
import { amountIn, formatMoney, minMoney, multiplyMoney, remainder } from "./money"
import { type ShopCalendar, countOpenDays, instantAt, localDateOf } from "./shop-time"
import type { Terms } from "./terms"

const HOUR_MS = 3_600_000

/** What decides when a rental is late, all of it as it was at booking. */
export interface LateClock {
  /** After rolling, see `RentalPeriod.late_due_date`. */
  due_date: string
  calendar: ShopCalendar
  terms: Pick<Terms, "grace_ms">
}

export interface LateFeeInput extends LateClock {
  terms: Pick<
    Terms,
    "grace_ms" | "late_unit" | "late_amount" | "late_cap" | "cap_at_replacement" | "exclude_closed_days"
  >
  currency_code: string
  replacement_value: string
  /** Or the present moment, for a copy that is still out. */
  returned_at: Date
  /** Late charges this rental already bears, e.g. under an earlier due date. */
  late_charged: string
  /** Late and lost charges it already bears. */
  late_and_lost_charged: string
}

export interface LateFee {
  /** What is still to be charged. */
  amount: string
  /** Late days or hours, whatever the caps. */
  count: number
  unit: LateUnit
  /** The last moment on time. */
  from: Date
}

/**
 * `B(k) = local(due date + k days, due time) + grace`: the end of the k-th late day. A return at `B(0)` is on time.
 */
export function boundaryAt({ due_date, calendar, terms }: LateClock, k: number): Date {
  const due = instantAt(addDays(due_date, k), calendar.due_time, calendar.tz)
  return new Date(due.getTime() + terms.grace_ms)
}

/** The moment after which the rental is overdue; what `late_after` of an allocation holds. */
export function overdueSince(clock: LateClock): Date {
  return boundaryAt(clock, 0)
}

export interface OverdueStep {
  /** Late day the reminder is for. */
  step: number
  due_at: Date
}

/**
 * When each overdue reminder falls due: step d at `B(d)`.
 *
 * @example overdueSteps(clock, terms.overdue_notice_days).filter(({ due_at }) => due_at <= now)
 */
export function overdueSteps(clock: LateClock, days: readonly number[]): OverdueStep[] {
  return [...new Set(days)].sort((a, b) => a - b).map((step) => ({ step, due_at: boundaryAt(clock, step) }))
}

/**
 * The late fee of a return (§8): so many late days or hours, times the amount, within the late cap and, when the terms
 * say so, within the replacement value.
 *
 * @example
 * // due 21:00, grace 30 minutes, 1.50 a day, back at 21:30:01
 * lateFee(input) // { amount: "1.50", count: 1, unit: "day", from: … }
 */
export function lateFee(input: LateFeeInput): LateFee {
  const { terms, currency_code } = input
  const from = overdueSince(input)
  const count = terms.late_unit === "hour" ? lateHours(input, from) : lateDays(input)
  const perUnit = amountIn(terms.late_amount, currency_code)
  if (count === 0 || perUnit === null) {
    return { amount: formatMoney("0", currency_code), count, unit: terms.late_unit, from }
  }
  const amounts: [string, ...string[]] = [multiplyMoney(perUnit, count, currency_code)]
  const cap = amountIn(terms.late_cap, currency_code)
  if (cap !== null) amounts.push(remainder(cap, input.late_charged, currency_code))
  if (terms.cap_at_replacement) {
    amounts.push(remainder(input.replacement_value, input.late_and_lost_charged, currency_code))
  }
  return { amount: minMoney(amounts, currency_code), count, unit: terms.late_unit, from }
}

function lateHours({ returned_at }: LateFeeInput, from: Date): number {
  return Math.max(0, Math.ceil((returned_at.getTime() - from.getTime()) / HOUR_MS))
}

function lateDays(input: LateFeeInput): number {
  const days = begunDays(input, input.returned_at)
  if (!input.terms.exclude_closed_days) return days
  return countOpenDays(input.calendar, input.due_date, addDays(input.due_date, days))
}

/**
 * How many k ≥ 1 have `B(k − 1) < returnedAt`. The local date of the return is off by one day at most, clock changes
 * and grace included, so a few steps from there find it however long the copy was away.
 */
function begunDays(clock: LateClock, returnedAt: Date): number {
  const withoutGrace = new Date(returnedAt.getTime() - clock.terms.grace_ms)
  let days = Math.max(0, daysBetween(clock.due_date, localDateOf(withoutGrace, clock.calendar.tz)))
  while (boundaryAt(clock, days) < returnedAt) days++
  while (days > 0 && boundaryAt(clock, days - 1) >= returnedAt) days--
  return days
}

import { daysBetween } from "./dates"
import { lateFee, overdueSince } from "./late-fee"
import { amountIn, formatMoney } from "./money"
import { localDateOf, periodOf, type ShopCalendar } from "./shop-time"
import type { MoneyMap, Terms, TermsSnapshot } from "./terms"

/** A rental of the past (or one still running) as another system knew it. */
export interface PastRental {
  external_id: string
  customer_id: string
  out_at: Date
  /** `null`: still out. */
  returned_at: Date | null
  due_date: string
  /** What was charged for it. */
  rent: string
  currency_code: string
}

/** The rules of the copy's title at its home. */
export interface HistoryRules {
  terms: Terms
  calendar: ShopCalendar
  replacement_value: MoneyMap
}

/** What a past rental becomes; the range is `[starts_at, blocked_until)`. */
export interface PastBooking {
  start_date: string
  due_date: string
  late_due_date: string
  days: number
  starts_at: Date
  due_at: Date
  ends_at: Date
  blocked_until: Date
  late_after: Date
  status: "closed" | "out"
  replacement_value: string
  late: { amount: string; count: number } | null
  terms_snapshot: TermsSnapshot
}

/** Why a row cannot be taken in. */
export interface HistoryFault {
  code: string
  message: string
}

/** Rows of one transaction. */
export const HISTORY_BATCH = 500

const SECOND = 1_000

/**
 * A past rental as a booking of its copy. What came back frees its copy at that moment; what is out blocks it until due
 * and buffer, as a rental of today does. The late fee follows the terms of today, for history knows no others.
 */
export function pastBooking(
  row: PastRental,
  { terms, calendar, replacement_value: values }: HistoryRules,
  now: Date,
): PastBooking | HistoryFault {
  const start_date = localDateOf(row.out_at, calendar.tz)
  const fault = periodFault(row, start_date, now)
  if (fault) return fault
  const { due_at, late_due_date } = periodOf({ calendar, terms, start_date, due_date: row.due_date })
  const replacement_value = amountIn(values, row.currency_code) ?? formatMoney("0", row.currency_code)
  const { ends_at, blocked_until } = range(row, due_at, terms.buffer_after_ms)
  const clock = { due_date: late_due_date, calendar, terms }
  const late =
    row.returned_at &&
    lateFee({
      ...clock,
      currency_code: row.currency_code,
      replacement_value,
      returned_at: row.returned_at,
      late_charged: "0",
      late_and_lost_charged: "0",
    })
  return {
    start_date,
    due_date: row.due_date,
    late_due_date,
    days: daysBetween(start_date, row.due_date),
    starts_at: row.out_at,
    due_at,
    ends_at,
    blocked_until,
    late_after: overdueSince(clock),
    status: row.returned_at ? "closed" : "out",
    replacement_value,
    late: late && late.count > 0 ? { amount: late.amount, count: late.count } : null,
    terms_snapshot: { terms, calendar, late_due_date },
  }
}

export function isFault(result: PastBooking | HistoryFault): result is HistoryFault {
  return "message" in result
}

function periodFault({ due_date, out_at, returned_at }: PastRental, start: string, now: Date): HistoryFault | null {
  const period = (message: string) => ({ code: "media_rental_period", message })
  if (out_at > now) return period(`out_at: ${out_at.toISOString()} is in the future`)
  if (due_date <= start) return period(`due_date: ${due_date} is not after the day it was taken, ${start}`)
  if (returned_at && returned_at < out_at) return period("returned_at: is before out_at")
  if (returned_at && returned_at > now) return period(`returned_at: ${returned_at.toISOString()} is in the future`)
  return null
}

/** Planned ends stay when a copy came back late; only the block grows. */
function range({ out_at, returned_at }: PastRental, dueAt: Date, buffer: number) {
  const earliest = new Date(out_at.getTime() + SECOND)
  const latest = (a: Date, b: Date) => (a > b ? a : b)
  if (!returned_at) {
    const ends_at = latest(dueAt, earliest)
    return { ends_at, blocked_until: new Date(ends_at.getTime() + buffer) }
  }
  const back = latest(returned_at, earliest)
  const ends_at = back < dueAt ? back : latest(dueAt < back ? dueAt : back, earliest)
  return { ends_at, blocked_until: back }
}

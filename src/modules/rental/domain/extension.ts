import { addDays, daysBetween } from "./dates"
import type { Fulfilment } from "./enums"
import { overdueSince } from "./late-fee"
import { occupiedBy } from "./occupied"
import { periodOf, type RentalPeriod, type ShopCalendar } from "./shop-time"
import type { Terms } from "./terms"

/** Why a rental is not extended: `details.reason` of `media_rental_extension_refused`. */
export const EXTENSION_REASONS = [
  "overdue",
  "blocked",
  "debt",
  "limit_open",
  "max_extensions",
  "extension_max_days",
  "max_days",
  "wanted",
  "next_booking",
] as const
export type ExtensionReason = (typeof EXTENSION_REASONS)[number]

export interface ExtensionRules {
  /** As they were at booking. */
  terms: Pick<
    Terms,
    | "roll_closed_due"
    | "grace_ms"
    | "buffer_before_ms"
    | "buffer_after_ms"
    | "ship_buffer_ms"
    | "max_extensions"
    | "extension_max_days"
  >
  calendar: ShopCalendar
  /** Of the plan as it is now; `null` when the title has none any more. */
  max_days: number | null
}

export interface ExtensibleRental {
  start_date: string
  due_date: string
  fulfilment: Fulfilment
  extension_count: number
}

/** A rental's times with another due date. */
export interface ExtendedTimes extends RentalPeriod {
  ends_at: Date
  blocked_until: Date
  late_after: Date
}

/**
 * Times of a rental under another due date, by the calendar and the terms it was booked with. The start stays.
 *
 * @example extendedTimes(rental, "2026-12-09", rules).late_after // 2026-12-09 21:30 local
 */
export function extendedTimes(rental: ExtensibleRental, dueDate: string, rules: ExtensionRules): ExtendedTimes {
  const { terms, calendar } = rules
  const period = periodOf({ calendar, terms, start_date: rental.start_date, due_date: dueDate })
  const { ends_at, blocked_until } = occupiedBy(period, terms, rental.fulfilment)
  const late_after = overdueSince({ due_date: period.late_due_date, calendar, terms })
  return { ...period, ends_at, blocked_until, late_after }
}

/** The latest due date that terms and plan allow, whoever else wants the copy; at least the present one. */
export function latestByRules(rental: ExtensibleRental, { terms, max_days }: ExtensionRules): string {
  if (rental.extension_count >= terms.max_extensions) return rental.due_date
  const byTerms = addDays(rental.due_date, terms.extension_max_days)
  const byPlan = max_days === null ? byTerms : addDays(rental.start_date, max_days)
  const latest = byPlan < byTerms ? byPlan : byTerms
  return latest > rental.due_date ? latest : rental.due_date
}

/** What in terms and plan speaks against a due date that is later than the present one; `null` when nothing does. */
export function ruleAgainst(
  rental: ExtensibleRental,
  dueDate: string,
  { terms, max_days }: ExtensionRules,
): ExtensionReason | null {
  if (rental.extension_count >= terms.max_extensions) return "max_extensions"
  if (daysBetween(rental.due_date, dueDate) > terms.extension_max_days) return "extension_max_days"
  if (max_days !== null && daysBetween(rental.start_date, dueDate) > max_days) return "max_days"
  return null
}

/**
 * The latest of the dates after the present due date up to `latest` for which `fits` holds, or `null`. A copy that is
 * free until a date is free until every earlier one, so halves are enough.
 */
export function latestFitting(dueDate: string, latest: string, fits: (date: string) => boolean): string | null {
  let good = 0
  let low = 1
  let high = daysBetween(dueDate, latest)
  while (low <= high) {
    const middle = (low + high) >> 1
    if (fits(addDays(dueDate, middle))) {
      good = middle
      low = middle + 1
    } else high = middle - 1
  }
  return good === 0 ? null : addDays(dueDate, good)
}

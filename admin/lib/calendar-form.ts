import type { PathMapper } from "./problems"
import type { ShopCalendar } from "./rental-setup-types"
import { addDays, daysBetween, isRealDate } from "./shop-clock"
import { EVERY_DAY } from "./weekdays"

export interface CalendarDraft {
  tz: string
  open_dows: number
  pickup_from: string
  due_time: string
  closed_dates: string[]
}

/** What a location without a calendar has. */
export const DEFAULT_CALENDAR: CalendarDraft = {
  tz: "UTC",
  open_dows: EVERY_DAY,
  pickup_from: "10:00",
  due_time: "21:00",
  closed_dates: [],
}

export const draftOfCalendar = (calendar: ShopCalendar): CalendarDraft => ({
  tz: calendar.tz,
  open_dows: calendar.open_dows,
  pickup_from: calendar.pickup_from,
  due_time: calendar.due_time,
  closed_dates: calendar.closed_dates,
})

/** Most days one addition closes: a holiday, not a life. */
const MAX_RANGE = 366

/** The dates with a day, or with every day of a holiday, in order; `null` when the days are none. */
export function withClosed(dates: readonly string[], from: string, to: string): string[] | null {
  const last = to || from
  if (!isRealDate(from) || !isRealDate(last)) return null
  const span = daysBetween(from, last)
  if (span < 0 || span >= MAX_RANGE) return null
  const added = Array.from({ length: span + 1 }, (_, offset) => addDays(from, offset))
  return [...new Set([...dates, ...added])].sort()
}

/** Neighbouring dates as one: first and last day of each holiday. */
export function closedRanges(dates: readonly string[]): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = []
  for (const date of [...dates].sort()) {
    const range = ranges[ranges.length - 1]
    if (range && date === addDays(range.to, 1)) range.to = date
    else ranges.push({ from: date, to: date })
  }
  return ranges
}

export const withoutRange = (dates: readonly string[], { from, to }: { from: string; to: string }): string[] =>
  dates.filter((date) => date < from || date > to)

export const calendarField: PathMapper = (path) => {
  const [first = ""] = path.split(".")
  return first in DEFAULT_CALENDAR ? first : null
}

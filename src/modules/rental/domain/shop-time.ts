import { Temporal } from "temporal-polyfill"
import { addDays, dayNumber, daysBetween, fromDayNumber, hasWeekday, weekdayOfDay } from "./dates"

/** When a shop is open and at what time of day rentals begin and end; every text is local to `tz`. */
export interface ShopCalendar {
  /** IANA name, e.g. `Europe/Berlin`. */
  tz: string
  /** Bit 0 = Monday … bit 6 = Sunday. */
  open_dows: number
  /** `YYYY-MM-DD`; closed whatever the weekday. */
  closed_dates: readonly string[]
  /** `HH:MM`: from when a copy can be fetched on its start date. */
  pickup_from: string
  /** `HH:MM`: until when a copy is to be back on its due date. */
  due_time: string
}

/** For a location without a calendar of its own. */
export const DEFAULT_CALENDAR: Readonly<ShopCalendar> = {
  tz: "UTC",
  open_dows: 127,
  closed_dates: [],
  pickup_from: "10:00",
  due_time: "21:00",
}

/** `true` for `00:00` … `23:59`. */
export function isLocalTime(value: unknown): value is string {
  return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
}

/** `true` for a zone this server knows by name; a bare offset is no place and has no summer time. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== "string" || !/^[A-Za-z][\w+\-/]{0,63}$/.test(value)) return false
  try {
    new Intl.DateTimeFormat("en", { timeZone: value })
    return true
  } catch {
    return false
  }
}

/**
 * The instant of a local time. A time that does not exist moves forward by the gap; of one that occurs twice the first
 * counts.
 *
 * @example instantAt("2026-03-29", "02:30", "Europe/Berlin") // 03:30 summer time
 */
export function instantAt(date: string, time: string, tz: string): Date {
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(tz, { disambiguation: "compatible" })
  return new Date(zoned.epochMilliseconds)
}

/** The date on the shop's wall at an instant. */
export function localDateOf(instant: Date, tz: string): string {
  return zonedOf(instant, tz).toPlainDate().toString()
}

/** The time on the shop's wall at an instant, `HH:MM`. */
export function localTimeOf(instant: Date, tz: string): string {
  return zonedOf(instant, tz).toPlainTime().toString({ smallestUnit: "minute", roundingMode: "trunc" })
}

function zonedOf(instant: Date, tz: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(tz)
}

export function isOpen(calendar: Pick<ShopCalendar, "open_dows" | "closed_dates">, date: string): boolean {
  return hasWeekday(calendar.open_dows, weekdayOfDay(dayNumber(date))) && !calendar.closed_dates.includes(date)
}

/**
 * The first open day from `date` on, `date` included; `null` for a shop that never opens.
 */
export function nextOpenDate(calendar: Pick<ShopCalendar, "open_dows" | "closed_dates">, date: string): string | null {
  const closed = new Set(calendar.closed_dates)
  // Each closed date can cost the shop one of its days, which is a week at most.
  const furthest = 7 * (closed.size + 1)
  const from = dayNumber(date)
  for (let day = from; day < from + furthest; day++) {
    const candidate = fromDayNumber(day)
    if (hasWeekday(calendar.open_dows, weekdayOfDay(day)) && !closed.has(candidate)) return candidate
  }
  return null
}

/** Open days in `(after, until]`, counted by weeks and not one by one. */
export function countOpenDays(
  calendar: Pick<ShopCalendar, "open_dows" | "closed_dates">,
  after: string,
  until: string,
): number {
  const first = dayNumber(after) + 1
  const days = dayNumber(until) - first + 1
  if (days <= 0) return 0
  let open = Math.floor(days / 7) * openWeekdays(calendar.open_dows)
  for (let offset = days - (days % 7); offset < days; offset++) {
    if (hasWeekday(calendar.open_dows, weekdayOfDay(first + offset))) open++
  }
  for (const date of new Set(calendar.closed_dates)) {
    if (date > after && date <= until && hasWeekday(calendar.open_dows, weekdayOfDay(dayNumber(date)))) open--
  }
  return open
}

function openWeekdays(mask: number): number {
  return [0, 1, 2, 3, 4, 5, 6].filter((weekday) => hasWeekday(mask, weekday)).length
}

export interface PeriodInput {
  calendar: ShopCalendar
  terms: { roll_closed_due: boolean }
  start_date: string
  due_date: string
}

/** One rental's time: what the customer booked, and the instants that follow from it. */
export interface RentalPeriod {
  start_date: string
  /** As booked; the price counts up to here. */
  due_date: string
  /** Calendar days from start to due date; below 1 for a period that is none, which the limits refuse. */
  days: number
  starts_at: Date
  /** Of `late_due_date`. */
  due_at: Date
  /** `due_date`, or the next open day when the shop is closed then and the terms roll. Lateness counts from here. */
  late_due_date: string
}

/**
 * Start and end of a rental (§6). Both dates must be dates; whether the period may be booked is for `limits.ts`.
 *
 * @example
 * periodOf({ calendar, terms: { roll_closed_due: true }, start_date: "2026-12-04", due_date: "2026-12-06" })
 * // a shop closed on Sundays: days 2, late_due_date "2026-12-07"
 */
export function periodOf({ calendar, terms, start_date, due_date }: PeriodInput): RentalPeriod {
  const rolled = terms.roll_closed_due ? nextOpenDate(calendar, due_date) : due_date
  const late_due_date = rolled ?? due_date
  return {
    start_date,
    due_date,
    days: daysBetween(start_date, due_date),
    starts_at: instantAt(start_date, calendar.pickup_from, calendar.tz),
    due_at: instantAt(late_due_date, calendar.due_time, calendar.tz),
    late_due_date,
  }
}

/**
 * The date from which a rental handed out now is counted: today, or tomorrow from the plan's `late_start_time` on.
 */
export function walkInStartDate(now: Date, tz: string, lateStartTime: string | null): string {
  const today = localDateOf(now, tz)
  return lateStartTime !== null && localTimeOf(now, tz) >= lateStartTime ? addDays(today, 1) : today
}

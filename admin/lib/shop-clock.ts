import { toBcp47 } from "./format"

/** Dates and times of a shop: `YYYY-MM-DD` text without a zone, instants in the shop's zone and not the reader's. */

const DAY_MS = 86_400_000

const toDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** @example addDays("2026-02-28", 1) // "2026-03-01" */
export function addDays(date: string, days: number): string {
  return new Date((toDay(date) + days) * DAY_MS).toISOString().slice(0, 10)
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => toDay(to) - toDay(from)

/** `true` for a date the calendar has, written `YYYY-MM-DD`. */
export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** What a clock on the shop's wall shows: `2026-12-05T21:00`. */
export function wallTime(instant: string | Date, tz: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", {
      timeZone: tz,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

export const todayIn = (tz: string, now: Date = new Date()): string => wallTime(now, tz).slice(0, 10)

/**
 * The instant at which a shop's clock shows a time. Of a time that occurs twice the first, and one that does not exist
 * moves forward by the gap, as the server does.
 *
 * @example instantOf("2026-12-05T21:00", "Europe/Berlin") // "2026-12-05T20:00:00.000Z"
 */
export function instantOf(local: string, tz: string): string {
  const wanted = Date.parse(`${local}:00Z`)
  const offsetAt = (time: number) => Date.parse(`${wallTime(new Date(time), tz)}:00Z`) - time
  // The offsets a day before and after are all the zone has around a change of the clock.
  const before = offsetAt(wanted - DAY_MS)
  const after = offsetAt(wanted + DAY_MS)
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    if (offsetAt(wanted - offset) === offset) return new Date(wanted - offset).toISOString()
  }
  return new Date(wanted - before).toISOString()
}

/** A zone the browser knows, else the reader's own: a name that is unknown here must not blank the page. */
export function knownZone(tz: string | null | undefined): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"
  if (!tz) return own
  try {
    return new Intl.DateTimeFormat("en", { timeZone: tz }).resolvedOptions().timeZone
  } catch {
    return own
  }
}

/** A local date in the reader's language. */
export function formatDate(date: string, language: string, style: "medium" | "full" = "medium"): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: style, timeZone: "UTC" }
  return new Intl.DateTimeFormat(toBcp47(language), options).format(new Date(`${date}T00:00:00Z`))
}

/** A local date as short as a table cell: weekday, day and month; the year when it is not this one. */
export function formatDay(date: string, language: string, today: string): string {
  const options: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }
  if (date.slice(0, 4) !== today.slice(0, 4)) options.year = "numeric"
  return new Intl.DateTimeFormat(toBcp47(language), options).format(new Date(`${date}T00:00:00Z`))
}

/** An instant on the shop's clock, in the reader's language. */
export function formatInstant(instant: string, tz: string, language: string): string {
  return instantFormat(tz, language).format(new Date(instant))
}

/** The format itself, for many instants. */
export function instantFormat(tz: string, language: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short", timeZone: knownZone(tz) }
  return new Intl.DateTimeFormat(toBcp47(language), options)
}

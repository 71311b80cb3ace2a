/**
 * Local calendar dates as `YYYY-MM-DD` text, which sorts like the days themselves. No instants, no zones: those are in
 * `shop-time.ts`. Plain integer arithmetic, because prices walk over thousands of days.
 */
const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** First and last date the text can hold. */
export const FIRST_DATE = "0001-01-01"
export const LAST_DATE = "9999-12-31"

/**
 * `true` for a date the calendar has, written `YYYY-MM-DD`. Takes anything, as it judges what clients send.
 *
 * @example isLocalDate("2026-02-31") // false
 */
export function isLocalDate(value: unknown): value is string {
  const match = typeof value === "string" ? LOCAL_DATE.exec(value) : null
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * The date so many days later (or earlier, when negative). Stops at the first and last date that can be written, so
 * that a far-off date of a client leads to a refusal and never to a text that is no date.
 *
 * @example addDays("2026-02-28", 1) // "2026-03-01"
 */
export function addDays(date: string, days: number): string {
  if (!Number.isSafeInteger(days)) throw new RangeError(`${days} is not a whole number of days`)
  return fromDayNumber(dayNumber(date) + days)
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Weekday of a day number of `dayNumber`: 0 = Monday … 6 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** `true` when bit 0 = Monday … bit 6 = Sunday of the mask holds the weekday. */
export function hasWeekday(mask: number, weekday: number): boolean {
  return (mask & (1 << weekday)) !== 0
}

/**
 * Completed years of life on a date. Who was born on 29 February comes of age on 1 March of a common year.
 *
 * @example ageOn("2008-12-06", "2026-12-05") // 17
 */
export function ageOn(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4))
  return date.slice(5) < birth.slice(5) ? years - 1 : years
}

/** Days since 1970-01-01, negative before; the form in which loops count days. */
export function dayNumber(date: string): number {
  const match = LOCAL_DATE.exec(date)
  if (!match) throw new RangeError(`"${date}" is not a date YYYY-MM-DD`)
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  // Years begin in March here, so that the leap day is the last of its year.
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number. */
export function fromDayNumber(day: number): string {
  const bounded = Math.min(Math.max(day, FIRST_DAY), LAST_DAY)
  return new Date(bounded * 86_400_000).toISOString().slice(0, 10)
}

const FIRST_DAY = dayNumber(FIRST_DATE)
const LAST_DAY = dayNumber(LAST_DATE)

function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

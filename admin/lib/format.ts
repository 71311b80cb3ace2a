import type { DatePrecision, Labels } from "./types"

/** The dashboard's language codes (`zhCN`, `ptBR`) as BCP-47 tags that `Intl` understands. */
export function toBcp47(language: string): string {
  const match = /^([a-z]{2,3})([A-Z]{2})$/.exec(language)
  return match ? `${match[1]}-${match[2]}` : language || "en"
}

/** A label of the shop's own data in the reader's language, English when it has none, else the code itself. */
export function pickLabel(labels: Labels | string | null | undefined, language: string, fallback: string): string {
  if (typeof labels === "string") return labels || fallback
  if (!labels) return fallback
  const wanted = language.startsWith("zh") ? labels.zhCN : labels.en
  return wanted || labels.en || labels.zhCN || fallback
}

/** `253000` → `4:13`, `3725000` → `1:02:05`; fractions of a second are cut, as printed on a sleeve. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return ""
  const total = Math.floor(ms / 1000)
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const seconds = String(total % 60).padStart(2, "0")
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`
}

/** The same, but without losing a fraction, so that saving an untouched field changes nothing. */
export function editDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return ""
  const fraction = ms % 1000
  return fraction === 0 ? formatDuration(ms) : `${formatDuration(ms)}.${String(fraction).padStart(3, "0")}`
}

/**
 * `4:13`, `1:02:05`, `4:13.5` or plain milliseconds. `null` for an empty text, `undefined` for anything else.
 */
export function parseDuration(text: string): number | null | undefined {
  const value = text.trim().replace(/：/g, ":")
  if (value === "") return null
  if (/^\d{4,9}$/.test(value)) return Number(value)
  const match = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?$/.exec(value)
  if (!match) return undefined
  const [, hours = "0", minutes = "0", seconds = "0", fraction = ""] = match
  if (match[1] !== undefined && Number(minutes) > 59) return undefined
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Number(fraction.padEnd(3, "0"))
}

export interface PartialDate {
  date: string
  precision: DatePrecision
}

/** `1984`, `1984-05`, `1984-05-04` with the precision they have; `undefined` when it is no date. */
export function parsePartialDate(text: string): PartialDate | null | undefined {
  const value = text.trim()
  if (value === "") return null
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(value)
  if (!match?.[1]) return undefined
  const month = (match[2] ?? "1").padStart(2, "0")
  const day = (match[3] ?? "1").padStart(2, "0")
  const date = `${match[1]}-${month}-${day}`
  const parsed = new Date(`${date}T00:00:00Z`)
  // An impossible day (31 April) rolls over into the next month; such a date is refused instead.
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date) return undefined
  return { date, precision: match[3] ? "day" : match[2] ? "month" : "year" }
}

/** A stored date as it is typed: cut to its precision. */
export function editPartialDate(date: string | null, precision: DatePrecision | null): string {
  if (!date) return ""
  const day = date.slice(0, 10)
  return precision === "year" ? day.slice(0, 4) : precision === "month" ? day.slice(0, 7) : day
}

/** A release date for reading, in the reader's language, never more exact than what is known. */
export function formatPartialDate(date: string | null, precision: DatePrecision | null, language: string): string {
  if (!date) return ""
  const parts: Intl.DateTimeFormatOptions = { year: "numeric", timeZone: "UTC" }
  if (precision !== "year") parts.month = "long"
  if (precision === "day" || precision === null) parts.day = "numeric"
  return new Intl.DateTimeFormat(toBcp47(language), parts).format(new Date(`${date.slice(0, 10)}T00:00:00Z`))
}

/** A point in time in the reader's language and time zone. */
export function formatDateTime(value: string | null | undefined, language: string): string {
  if (!value) return ""
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" }
  return new Intl.DateTimeFormat(toBcp47(language), options).format(new Date(value))
}

/** Money in its own currency's decimals. The amount is a decimal string; it is shown, never calculated with. */
export function formatAmount(amount: string | number, currency: string, language: string): string {
  const format = new Intl.NumberFormat(toBcp47(language), { style: "currency", currency: currency.toUpperCase() })
  return format.format(Number(amount))
}

/** Name of a country (`US`) or the world (`XW`) in the reader's language. */
export function countryName(code: string | null, language: string, worldwide: string): string {
  if (!code) return ""
  if (code.toUpperCase() === "XW") return worldwide
  return displayName("region", code.toUpperCase(), language)
}

/** Name of a language tag (`yue`, `zh-Hans`) in the reader's language. */
export function languageName(tag: string, language: string): string {
  return displayName("language", tag, language)
}

function displayName(type: "region" | "language", code: string, language: string): string {
  try {
    return new Intl.DisplayNames([toBcp47(language)], { type }).of(code) ?? code
  } catch {
    return code
  }
}

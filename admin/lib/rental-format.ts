import { toBcp47 } from "./format"

/** The day of an instant in the reader's language and zone. */
export function formatDayOf(instant: string | null | undefined, language: string): string {
  if (!instant) return ""
  return new Intl.DateTimeFormat(toBcp47(language), { dateStyle: "medium" }).format(new Date(instant))
}

/** `0.18156` → `18.2%`. */
export function formatShare(value: number, language: string): string {
  const format = new Intl.NumberFormat(toBcp47(language), { style: "percent", maximumFractionDigits: 1 })
  return format.format(value)
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(toBcp47(language), { maximumFractionDigits: 2 }).format(value)
}

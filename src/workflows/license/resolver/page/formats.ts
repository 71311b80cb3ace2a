/** Numbers and times in one language. Times are UTC: where the reader is, nobody asked. */
export interface Formats {
  number: Intl.NumberFormat
  month: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
}

/** Making one takes longer than the rest of a page. */
const made = new Map<string, Formats>()

/** The formats of `en-GB`, `zh-CN`. */
export function formatsOf(locale: string): Formats {
  const before = made.get(locale)
  if (before) return before
  const formats = {
    number: new Intl.NumberFormat(locale),
    month: new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }),
    time: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }),
  }
  made.set(locale, formats)
  return formats
}

/** `true` for an IANA zone name; offsets such as `+01:00`, which newer engines accept too, are not zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()))

/** `true` for a lower-case ISO 4217 code in use. */
export function isCurrencyCode(code: string): boolean {
  return CURRENCIES.has(code)
}

/** A JSON value as it comes out of `JSON.parse`. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export const REDACTED = "[redacted]"

/** Keys whose value never leaves the process: spec'd words, provider options, and plain licence keys. */
const SECRET_KEY = /secret|token|password|key_?plain|card|authorization|provider_?options|licen[cs]e_?key/i
const PHONE_KEY = /phone|mobile|(^|_)tel($|_)/i
const EMAIL = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[^\s@<>"'(),;:.]+/g
/** International form only: a bare run of digits is far more often a barcode than a telephone number. */
const PHONE = /\+\d(?:[\s().-]?\d){7,14}(?!\d)/g

/** `jane@disc.example` → `j***@d***`: enough to recognise, too little to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@")
  return `${firstOf(email)}***@${firstOf(email.slice(at + 1))}***`
}

/** `+49 30 1234567` → `+4***67`. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "")
  if (digits.length < 4) return "***"
  return `${phone.trim().startsWith("+") ? "+" : ""}${digits[0]}***${digits.slice(-2)}`
}

/** Masks every e-mail address and international phone number inside a text. */
export function mask(text: string): string {
  return text.replace(EMAIL, maskEmail).replace(PHONE, maskPhone)
}

/**
 * A copy of `value` that is safe to store: secret keys blanked (whatever they hold), addresses masked in texts and
 * in keys, NUL characters (which jsonb refuses) dropped.
 */
export function redact(value: Json, key = ""): Json {
  if (value === null) return null
  if (SECRET_KEY.test(key)) return REDACTED
  if (Array.isArray(value)) return value.map((item) => redact(item, key))
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [mask(clean(name)), redact(item, name)]))
  }
  if (PHONE_KEY.test(key) && typeof value !== "boolean") return maskPhone(String(value))
  return typeof value === "string" ? mask(clean(value)) : value
}

/** Anything a caller may hand over as JSON: dates and big numbers through their `toJSON`, bigint as text. */
export function toJson(value: unknown): Json {
  const text = JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? item.toString() : item))
  return text === undefined ? null : (JSON.parse(text) as Json)
}

function clean(text: string): string {
  return text.replaceAll("\u0000", "")
}

function firstOf(text: string): string {
  return [...text][0] ?? ""
}

import type { IdentifierType } from "../enums"
import { compact } from "./clean"
import { gs1CheckDigit, hasGs1CheckDigit } from "../../../../lib/gs1"
import { wrongCheckDigit } from "./gs1"
import { accepted, refused, type IdentifierCheck } from "./types"

/** ISBN-13, also under the type `cn_isbn`. 979-0 belongs to printed music (ISMN). */
export function checkIsbn13(type: "isbn13" | "cn_isbn", raw: string): IdentifierCheck {
  const digits = compact(raw).replace(/^ISBN:?/, "")
  if (!/^97[89]\d{10}$/.test(digits)) {
    return refused(type, "media_identifier_format", `"${raw}" is not 13 digits beginning with 978 or 979`)
  }
  if (digits.startsWith("9790")) {
    return refused(type, "media_identifier_format", `${raw} begins with 979-0 and is an ISMN`)
  }
  if (!hasGs1CheckDigit(digits)) return wrongCheckDigit(type, raw, digits)
  const foreign = type === "cn_isbn" && !digits.startsWith("9787")
  return accepted(type, digits, foreign ? "not of the Chinese group 978-7" : undefined)
}

/** The type stays `isbn10`, the norm is its ISBN-13, so both spellings of one number meet. */
export function checkIsbn10(raw: string): IdentifierCheck {
  const code = compact(raw).replace(/^ISBN:?/, "")
  // The norm itself is accepted too: normalising a second time must change nothing.
  if (/^978\d{10}$/.test(code)) {
    return hasGs1CheckDigit(code) ? accepted("isbn10", code) : wrongCheckDigit("isbn10", raw, code)
  }
  if (!/^\d{9}[\dX]$/.test(code)) {
    return refused("isbn10", "media_identifier_format", `"${raw}" is not 9 digits and a check digit or X`)
  }
  const norm = isbn10ToIsbn13(code)
  const expected = isbn10CheckDigit(code.slice(0, 9))
  if (code.slice(-1) === expected) return accepted("isbn10", norm)
  return refused(
    "isbn10",
    "media_identifier_checksum",
    `${raw} has check digit ${code.slice(-1)}, expected ${expected}`,
  )
}

/** ISO 2108 mod 11: weights 10 … 2, `X` for ten. */
export function isbn10CheckDigit(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? "X" : String(check)
}

/** @example isbn10ToIsbn13("080442957X") // "9780804429573" */
export function isbn10ToIsbn13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`
  return body + gs1CheckDigit(body)
}

/** ISMN: 979-0 and nine digits; the old form `M-…` means the same number. */
export function checkIsmn(raw: string): IdentifierCheck {
  const type: IdentifierType = "ismn"
  const digits = compact(raw)
    .replace(/^ISMN:?/, "")
    .replace(/^M/, "9790")
  if (!/^9790\d{9}$/.test(digits)) {
    return refused(type, "media_identifier_format", `"${raw}" is not 13 digits beginning with 979-0`)
  }
  return hasGs1CheckDigit(digits) ? accepted(type, digits) : wrongCheckDigit(type, raw, digits)
}

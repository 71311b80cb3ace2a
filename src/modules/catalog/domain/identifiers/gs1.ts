import { gs1CheckDigit, hasGs1CheckDigit } from "../../../../lib/gs1"
import type { IdentifierType } from "../enums"
import { clean, compact } from "./clean"
import { accepted, refused, type IdentifierCheck } from "./types"

/**
 * GS1 keeps 020–029, 040–049 and 200–299 for codes a shop gives out itself: the same number means another thing next
 * door, so it must never be filed as a world-wide one. Takes the 13-digit form.
 */
export function isRestrictedEan13(digits: string): boolean {
  return /^(02|04|2\d)\d*$/.test(digits)
}

/** The same for eight digits, where GS1 keeps the prefixes 000–099 and 200–299. */
export function isRestrictedEan8(digits: string): boolean {
  return /^[02]/.test(digits)
}

interface Gs1Rule {
  /** Type under which the code is filed. */
  filedAs: IdentifierType
  /** Length as given → the digits that are stored; undefined when the length does not fit. */
  widen: (digits: string) => string | undefined
  lengths: string
  restricted: (digits: string) => boolean
}

const EAN13: Gs1Rule = {
  filedAs: "ean13",
  widen: (digits) => (digits.length === 12 ? `0${digits}` : digits.length === 13 ? digits : undefined),
  lengths: "13 digits (12 for a UPC)",
  restricted: isRestrictedEan13,
}

const RULES = {
  ean13: EAN13,
  upc12: {
    ...EAN13,
    widen: (digits) => (/^0?\d{12}$/.test(digits) ? digits.padStart(13, "0") : undefined),
    lengths: "12 digits",
  },
  ean8: {
    filedAs: "ean8",
    widen: (digits) => (digits.length === 8 ? digits : undefined),
    lengths: "8 digits",
    restricted: isRestrictedEan8,
  },
  gtin14: {
    filedAs: "gtin14",
    widen: (digits) => (digits.length === 14 ? digits : undefined),
    lengths: "14 digits",
    restricted: (digits) => isRestrictedEan13(digits.slice(1)),
  },
} satisfies Record<string, Gs1Rule>

/** EAN-13, UPC-A, EAN-8 and GTIN-14. A UPC-A is filed as `ean13` with a leading 0, so both spellings meet. */
export function checkGs1(type: keyof typeof RULES, raw: string): IdentifierCheck {
  const rule: Gs1Rule = RULES[type]
  const digits = compact(raw)
  if (!/^\d+$/.test(digits)) return refused(rule.filedAs, "media_identifier_format", `"${raw}" is not made of digits`)
  const norm = rule.widen(digits)
  if (norm === undefined) {
    return refused(
      rule.filedAs,
      "media_identifier_format",
      `${raw} has ${digits.length} digits, ${type} needs ${rule.lengths}`,
    )
  }
  if (!hasGs1CheckDigit(norm)) return wrongCheckDigit(rule.filedAs, raw, norm)
  if (rule.restricted(norm)) {
    return refused(
      rule.filedAs,
      "media_identifier_restricted",
      `${raw} is in a range GS1 reserves for codes of one shop; enter it as internal_barcode`,
      norm,
    )
  }
  return accepted(rule.filedAs, norm)
}

/**
 * A shop's own barcode: any printable code up to 48 characters. One of 12 or 13 digits is a GS1 code of a restricted
 * range and has a check digit; a number outside these ranges belongs to somebody and is refused here.
 */
export function checkInternalBarcode(raw: string): IdentifierCheck {
  const text = clean(raw)
  const digits = compact(raw)
  if (/^\d{12,13}$/.test(digits)) {
    const norm = digits.padStart(13, "0")
    if (!hasGs1CheckDigit(norm)) return wrongCheckDigit("internal_barcode", raw, norm)
    if (isRestrictedEan13(norm)) return accepted("internal_barcode", norm)
    return refused(
      "internal_barcode",
      "media_identifier_format",
      `${raw} is not in a range for codes of one shop (020–029, 040–049, 200–299); enter it as ean13`,
      norm,
    )
  }
  if (/^\d+$/.test(digits)) return accepted("internal_barcode", digits)
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,46}[\x21-\x7e])?$/.test(text)) {
    return refused(
      "internal_barcode",
      "media_identifier_format",
      `"${raw}" is not a barcode of up to 48 printable characters`,
    )
  }
  return accepted("internal_barcode", text)
}

export function wrongCheckDigit(type: IdentifierType, raw: string, norm: string): IdentifierCheck {
  const expected = gs1CheckDigit(norm.slice(0, -1))
  return refused(
    type,
    "media_identifier_checksum",
    `${raw} has check digit ${norm.slice(-1)}, expected ${expected}`,
    norm,
  )
}

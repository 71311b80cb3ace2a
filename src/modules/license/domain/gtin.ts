import { hasGs1CheckDigit } from "../../../lib/gs1"

/**
 * A GTIN as 14 digits; shorter codes are padded with zeros on the left.
 *
 * @example readGtin("9506000134352") // "09506000134352"
 * @returns `null` for anything that is no GTIN-8, -12, -13 or -14
 */
export function readGtin(text: string): string | null {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return null
  const digits = text.padStart(14, "0")
  return isGtin14(digits) ? digits : null
}

/** `true` for 14 digits with a right check digit. */
export const isGtin14 = (digits: string): boolean => digits.length === 14 && hasGs1CheckDigit(digits)

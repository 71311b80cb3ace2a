import { IDENTIFIER_TYPES, type IdentifierType } from "../enums"
import { checkIdentifier } from "./check"
import { compact } from "./clean"

export interface IdentifierCandidate {
  type: IdentifierType
  value_norm: string
}

/**
 * Types that are not guessed from a bare code: a society is on thousands of releases, and a bare number would read
 * as a TMDB film and a Discogs release at once, which turns every internal number into an "ambiguous" answer.
 */
const NEEDS_PREFIX: Partial<Record<IdentifierType, RegExp>> = {
  rights_society: /^$/,
  cn_approval_no: /\p{Script=Han}/u,
  label_code: /^LC/,
  sid_mastering: /^IFPI/,
  sid_mould: /^IFPI/,
  tmdb: /\//,
  discogs: /^\[?[RM]/,
}

/**
 * Every reading of a scanned or typed code, for a look-up by `(type, value_norm)`. Codes with a wrong check digit are
 * included: a misprinted barcode is stored under its normalised digits and must be found by scanning it.
 *
 * @example candidateIdentifiers("602527291529") // [{ type: "ean13", value_norm: "0602527291529" }, …]
 */
export function candidateIdentifiers(code: string): IdentifierCandidate[] {
  const bare = compact(code)
  const found = new Map<string, IdentifierCandidate>()
  for (const type of IDENTIFIER_TYPES) {
    const needed = NEEDS_PREFIX[type]
    if (needed && !needed.test(bare)) continue
    for (const spelling of spellings(type, bare, code)) {
      const check = checkIdentifier(type, spelling)
      if (check.valueNorm === null) continue
      found.set(`${check.type} ${check.valueNorm}`, { type: check.type, value_norm: check.valueNorm })
    }
  }
  return [...found.values()]
}

/** A GTIN-14 with indicator 0 and an EAN-13 are one number; a scanner may send either, as it may pad a UPC or EAN-8. */
function spellings(type: IdentifierType, bare: string, code: string): string[] {
  if (!/^\d+$/.test(bare)) return [code]
  if (type === "ean13" && /^0\d{13}$/.test(bare)) return [bare.slice(1)]
  if (type === "gtin14" && /^\d{12,13}$/.test(bare)) return [bare.padStart(14, "0")]
  if (type === "ean8" && /^0{5,6}\d{8}$/.test(bare)) return [bare.slice(-8)]
  // An ISBN-10 row holds its ISBN-13: only a real ISBN-10 or a 978 number can be one.
  return [code]
}

import type { IdentifierType } from "../enums"
import { isStorableText } from "../../../../lib/text"
import { checkCatalogueNo } from "./catalogue-no"
import { checkCnAvCode } from "./cn-av-code"
import { checkGs1, checkInternalBarcode } from "./gs1"
import { checkIsbn10, checkIsbn13, checkIsmn } from "./isbn"
import { checkIsrc } from "./isrc"
import { checkPattern } from "./patterns"
import { refused, type IdentifierCheck } from "./types"

/** Longest text taken as an identifier. */
export const IDENTIFIER_MAX_LENGTH = 255

/**
 * Normalises a printed or typed identifier and checks it. `type` of the answer is where it is filed: a UPC-A comes
 * back as `ean13` with 13 digits. A refusal with a `valueNorm` may still be stored as a misprint (`is_valid: false`).
 *
 * @example checkIdentifier("upc12", "6 02527 29152 9") // { ok: true, type: "ean13", valueNorm: "0602527291529" }
 */
export function checkIdentifier(type: IdentifierType, raw: string): IdentifierCheck {
  if (raw.length > IDENTIFIER_MAX_LENGTH || !isStorableText(raw)) {
    return refused(
      type,
      "media_identifier_format",
      `is longer than ${IDENTIFIER_MAX_LENGTH} characters or has control characters`,
    )
  }
  switch (type) {
    case "ean13":
    case "upc12":
    case "ean8":
    case "gtin14":
      return checkGs1(type, raw)
    case "internal_barcode":
      return checkInternalBarcode(raw)
    case "isbn13":
    case "cn_isbn":
      return checkIsbn13(type, raw)
    case "isbn10":
      return checkIsbn10(raw)
    case "ismn":
      return checkIsmn(raw)
    case "isrc":
      return checkIsrc(raw)
    case "cn_av_code":
      return checkCnAvCode(raw)
    case "catalogue_no":
      return checkCatalogueNo(raw)
    default:
      return checkPattern(type, raw)
  }
}

import { clean } from "./clean"
import { accepted, refused, type IdentifierCheck } from "./types"

/**
 * What is compared of a catalogue number: letters and digits of any script, upper case.
 *
 * @example normalizeCatalogueNumber("LSP-4289") // "LSP4289"
 */
export function normalizeCatalogueNumber(printed: string): string {
  return clean(printed.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "")).replace(/[^\p{L}\p{N}]/gu, "")
}

export function checkCatalogueNo(raw: string): IdentifierCheck {
  const norm = normalizeCatalogueNumber(raw)
  if (norm === "") return refused("catalogue_no", "media_identifier_format", `"${raw}" has no letter and no digit`)
  if (norm.length > 100) return refused("catalogue_no", "media_identifier_format", "is longer than 100 characters")
  return accepted("catalogue_no", norm)
}

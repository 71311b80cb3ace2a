import { compact } from "./clean"
import { accepted, refused, type IdentifierCheck } from "./types"

/** Country or prefix (2 letters), registrant (3), year (2 digits), designation (5 digits). */
export const ISRC_PATTERN = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/

/** An ISRC has no check digit (ISO 3901), so only its form can be checked. */
export function checkIsrc(raw: string): IdentifierCheck {
  const code = compact(raw).replace(/^ISRC:?/, "")
  if (ISRC_PATTERN.test(code)) return accepted("isrc", code)
  const length = [...code].length
  const why =
    length === 12 ? "is not 2 letters, 3 letters or digits and 7 digits" : `has ${length} characters, an ISRC has 12`
  return refused("isrc", "media_identifier_format", `"${raw}" ${why}`)
}

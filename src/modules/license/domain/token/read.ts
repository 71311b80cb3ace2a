import { decodeBase32 } from "../base32"
import { isGtin14 } from "../gtin"
import { readSerial, SERIAL_LENGTH } from "../serial"
import { SCHEME_FORMS, STEM_LENGTH, type TagClaim } from "./claim"

/** A token whose form is in order; nothing is said yet about who signed it. */
export interface TagToken {
  /** As given, small letters; `null` when only a path was given. */
  host: string | null
  kid: number
  signature: Uint8Array
  claim: TagClaim
}

/** Why a text is no token; for counters and the console, never for the public. */
export type TokenFault = "too_long" | "shape" | "alphabet" | "padding" | "gtin" | "check_character"

export type TokenReading = { ok: true; token: TagToken } | { ok: false; fault: TokenFault }

const MAX_TEXT = 2048
const MAX_PATH = 256
const ADDRESS = /^https?:\/\/([^/?#\\]*)/i
const STEM = `([0-9A-Z]{${STEM_LENGTH}})`
const FORMS = {
  gs1_sgtin: new RegExp(`^/T/${STEM}/01/(\\d{14})/21/([0-9A-Z]{${SERIAL_LENGTH}})/?$`),
  gs1_giai: new RegExp(`^/T/${STEM}/8004/(\\d{4,12})([0-9A-Z]{${SERIAL_LENGTH}})/?$`),
  opaque: new RegExp(`^/T/V/${STEM}()([0-9A-Z]{${SERIAL_LENGTH}})/?$`),
} as const

/**
 * Takes a token apart. Scheme and host are dropped, query and fragment ignored, small letters accepted, and in base32
 * groups O, I and L for 0, 1 and 1. Nothing is percent-decoded: our alphabet needs none, and a second spelling would be
 * a second path.
 *
 * @param text what a scanner read: a URL or a path that starts with `/`
 */
export function readToken(text: string): TokenReading {
  if (text.length > MAX_TEXT) return fault("too_long")
  const [address = "", host = null] = ADDRESS.exec(text) ?? []
  const [path = ""] = text.slice(address.length).split(/[?#]/, 1)
  if (path.length > MAX_PATH) return fault("too_long")
  if (!/^[\x21-\x7e]+$/.test(path) || path.includes("%")) return fault("alphabet")
  const upper = path.toUpperCase()
  for (const scheme of ["gs1_sgtin", "gs1_giai", "opaque"] as const) {
    const [, stem, value, serial] = FORMS[scheme].exec(upper) ?? []
    if (stem !== undefined && value !== undefined && serial !== undefined) {
      return parts(host?.toLowerCase() ?? null, stem, { scheme, value, serial })
    }
  }
  return fault("shape")
}

function parts(host: string | null, stem: string, claim: TagClaim): TokenReading {
  if (claim.scheme === "gs1_sgtin" && !isGtin14(claim.value)) return fault("gtin")
  const serial = readSerial(claim.serial)
  if (serial === null) return fault("check_character")
  const bytes = decodeBase32(stem)
  if (!bytes) return fault(/U/.test(stem) ? "alphabet" : "padding")
  const kid = Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32BE()
  return { ok: true, token: { host, kid, signature: bytes.subarray(4), claim: { ...claim, serial } } }
}

/** `true` when the key that signed the token was certified for just this: scheme and GTIN or prefix. */
export function isCertifiedFor(
  claim: Pick<TagClaim, "scheme" | "value">,
  certified: Pick<TagClaim, "scheme" | "value">,
): boolean {
  return SCHEME_FORMS[claim.scheme].code === SCHEME_FORMS[certified.scheme].code && claim.value === certified.value
}

const fault = (kind: TokenFault): TokenReading => ({ ok: false, fault: kind })

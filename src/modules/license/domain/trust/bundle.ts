import type { KeyState, TagScheme } from "../enums"
import { SCHEME_FORMS } from "../token/claim"

/** One batch's key as the bundle lists it; one letter a field, as a shop may have thousands. */
export interface BundleKey {
  kid: number
  /** Public key, base64url. */
  x: string
  /** Application identifier: what the scheme signs. */
  s: string
  /** GTIN-14 or company prefix the key is certified for; empty for `opaque`. */
  v: string
  /** Copies. */
  n: number
  /** Not before, Unix seconds. */
  nbf: number
  /** Active, closed (no longer signs, its tags stay good), distrusted. */
  st: "a" | "c" | "d"
}

/** What somebody without a network needs to check a tag, signed by the root key. */
export interface TrustBundle {
  iss: string
  /** Unix seconds. */
  iat: number
  /** A day later: revocations are not older than that. */
  exp: number
  /** Rises with every bundle that differs. */
  seq: number
  keys: BundleKey[]
  /** base64url of the sorted first 8 bytes of SHA-256(serial) of every revoked and void tag. */
  rev: string
}

export const BUNDLE_TYPE = "media-trust+jwt"
export const BUNDLE_LIFE_S = 86_400

const STATES: Record<Exclude<KeyState, "pending">, BundleKey["st"]> = { active: "a", closed: "c", distrusted: "d" }

/** A key's state as the bundle spells it; a pending key has signed nothing and is not listed. */
export const bundleState = (state: Exclude<KeyState, "pending">): BundleKey["st"] => STATES[state]

/** The scheme behind an application identifier of the bundle. */
export function schemeOfAi(ai: string): TagScheme | null {
  const found = Object.entries(SCHEME_FORMS).find(([, { aiKey }]) => aiKey === ai)
  return (found?.[0] as TagScheme | undefined) ?? null
}

/** Header and payload of the compact JWS, to be signed by the root key (RFC 7515, `EdDSA` of RFC 8037). */
export function bundleSigningInput(kid: number, bundle: TrustBundle): string {
  const header = { alg: "EdDSA", typ: BUNDLE_TYPE, kid: String(kid) }
  return `${part(header)}.${part(bundle)}`
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

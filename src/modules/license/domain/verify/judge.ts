import type { KeyObject } from "node:crypto"
import type { KeyPurpose, KeyState, TagScheme } from "../enums"
import { isSignedBy } from "../keys/ed25519"
import { readTypedSerial, tagIdOf } from "../serial"
import { isCertifiedFor, readToken, tokenMessage, type TagClaim, type TokenFault } from "../token"

/** What is known of a key; all of them are in memory. */
export interface KnownKey {
  purpose: KeyPurpose
  state: KeyState
  key: KeyObject
  scheme: TagScheme | null
  value: string
}

/** Why a text is not one of our tags; for counters and the console, never for the public. */
export type TagFault = TokenFault | "foreign_host" | "unknown_key" | "other_item" | "signature"

/** A text that stands up to everything that can be said without asking the database. */
export type Judgement =
  | { ok: true; tagId: string; kid: number | null; claim: TagClaim | null; distrusted: boolean }
  | { ok: false; fault: TagFault }

export interface JudgeContext {
  keys: ReadonlyMap<number, KnownKey>
  /** Host names the shop prints; a token that names another one is somebody else's page. Empty: any. */
  hosts: readonly string[]
}

/**
 * Judges the text of a symbol: form, item, check character, key and signature, in this order, cheapest first.
 * Costs about 130 µs and no query.
 */
export function judgeToken(text: string, { keys, hosts }: JudgeContext): Judgement {
  const reading = readToken(text)
  if (!reading.ok) return reading
  const { host, kid, claim, signature } = reading.token
  if (host !== null && hosts.length > 0 && !hosts.includes(host)) return { ok: false, fault: "foreign_host" }
  const known = keys.get(kid)
  if (known?.purpose !== "batch" || !known.scheme) return { ok: false, fault: "unknown_key" }
  if (!isCertifiedFor(claim, { scheme: known.scheme, value: known.value })) return { ok: false, fault: "other_item" }
  if (!isSignedBy(known.key, tokenMessage(kid, claim), signature)) return { ok: false, fault: "signature" }
  return { ok: true, tagId: tagIdOf(claim.serial), kid, claim, distrusted: known.state === "distrusted" }
}

/** Judges a short code somebody typed: only its check character can be. */
export function judgeCode(text: string): Judgement {
  const serial = readTypedSerial(text)
  if (serial === null) return { ok: false, fault: "check_character" }
  return { ok: true, tagId: tagIdOf(serial), kid: null, claim: null, distrusted: false }
}

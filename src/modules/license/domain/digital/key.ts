import { createHash } from "node:crypto"
import { canonicalBase32, encodeBase32 } from "../base32"
import { checkCharacter } from "../check-character"

/** Characters of a licence key: 19 of data (95 bits) and one to check them. */
export const KEY_LENGTH = 20
const DATA_LENGTH = 19
const DOMAIN = Buffer.from("media-lic-key/v1\0", "ascii")

/**
 * What the key of a licence is derived from: `"media-lic-key/v1\0" ‖ id ‖ version:u32be`. The key itself is stored
 * nowhere; a higher version makes another key of the same licence.
 */
export function licenceKeyMessage(digitalId: string, version: number): Buffer {
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(version)
  return Buffer.concat([DOMAIN, Buffer.from(digitalId, "ascii"), counter])
}

/**
 * The key made of a MAC over `licenceKeyMessage`: its first 19 base32 characters and a check character.
 *
 * @example licenceKeyOf(Buffer.alloc(32)) // "00000000000000000000"
 * @throws RangeError for fewer than 12 bytes
 */
export function licenceKeyOf(mac: Uint8Array): string {
  if (mac.length < 12) throw new RangeError(`a licence key is made of at least 12 bytes, not ${mac.length}`)
  const data = encodeBase32(mac.subarray(0, 12)).slice(0, DATA_LENGTH)
  return data + checkCharacter(data)!
}

/** As printed. @example printedKey("0123456789ABCDEFGHJK") // "01234-56789-ABCDE-FGHJK" */
export const printedKey = (key: string): string => key.match(/.{5}/g)!.join("-")

/**
 * A key as somebody typed it: hyphens and spaces anywhere, any case, O for 0, I and L for 1. `null` when it cannot be a
 * key: length, alphabet or check character.
 */
export function readTypedKey(text: string): string | null {
  if (text.length > 64) return null
  const key = canonicalBase32(text.replace(/[\s\u2010-\u2015-]/gu, ""))
  if (!key || key.length !== KEY_LENGTH) return null
  return checkCharacter(key.slice(0, DATA_LENGTH)) === key[DATA_LENGTH] ? key : null
}

/** What the stored MAC of a key is made over: its 20 characters. */
export const keyMessage = (key: string): Buffer => Buffer.from(key, "ascii")

/**
 * Whom a proof is for that comes with a key: base64url of SHA-256 over the 20 characters. The device does not know the
 * licence's id yet, and the proof must not repeat the key.
 */
export const subjectOfKey = (key: string): string => createHash("sha256").update(keyMessage(key)).digest("base64url")

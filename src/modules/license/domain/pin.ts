import { createHmac } from "node:crypto"
import { canonicalBase32, encodeBase32 } from "./base32"

/** Characters of a PIN: 50 random bits. */
export const PIN_LENGTH = 10

const DOMAIN = Buffer.from("media-pin/v1\0", "ascii")

/**
 * The PIN of a copy: the first 10 base32 characters of `HMAC-SHA256(batch key, "media-pin/v1\0" ‖ serial bytes)`. It is
 * derived and not stored, so that destroying the batch's key destroys every copy of the PINs but the printed ones.
 */
export function pinOf(batchPinKey: Uint8Array, raw: Uint8Array): string {
  const mac = createHmac("sha256", batchPinKey).update(DOMAIN).update(raw).digest()
  return encodeBase32(mac.subarray(0, 7)).slice(0, PIN_LENGTH)
}

/** What is authenticated for the comparison: serial bytes and PIN. */
export const pinMessage = (raw: Uint8Array, pin: string): Buffer => Buffer.concat([raw, Buffer.from(pin, "ascii")])

/** A PIN as typed, with spaces, hyphens and small letters; `null` when it cannot be one. */
export function readTypedPin(text: string): string | null {
  if (text.length > 64) return null
  const pin = canonicalBase32(text.replace(/[\s\u2010-\u2015-]/gu, ""))
  return pin?.length === PIN_LENGTH ? pin : null
}

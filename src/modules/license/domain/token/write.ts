import { encodeBase32 } from "../base32"
import { SIGNATURE_LENGTH, type TagClaim } from "./claim"

/** The stem: Crockford base32 of `kid:u32be ‖ signature:64`, 109 characters. */
export function stemOf(kid: number, signature: Uint8Array): string {
  if (signature.length !== SIGNATURE_LENGTH) throw new RangeError("an Ed25519 signature has 64 bytes")
  const bytes = Buffer.alloc(4 + SIGNATURE_LENGTH)
  bytes.writeUInt32BE(kid)
  bytes.set(signature, 4)
  return encodeBase32(bytes)
}

/** The path of a token: what stands behind the host. */
export function tokenPath(stem: string, { scheme, value, serial }: TagClaim): string {
  if (scheme === "gs1_sgtin") return `/T/${stem}/01/${value}/21/${serial}`
  if (scheme === "gs1_giai") return `/T/${stem}/8004/${value}${serial}`
  return `/T/V/${stem}${serial}`
}

/**
 * The text in the symbol. The scheme is in small letters, as some scanners mishandle `HTTPS`; the rest is in capitals, so
 * that a QR code can hold it in alphanumeric mode.
 *
 * @example tokenUrl("t.shop.com", stem, claim) // "https://T.SHOP.COM/T/000001…"
 */
export function tokenUrl(host: string, stem: string, claim: TagClaim): string {
  return `https://${host.toUpperCase()}${tokenPath(stem, claim)}`
}

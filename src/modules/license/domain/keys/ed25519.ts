import { createPublicKey, verify, type KeyObject } from "node:crypto"

/** Bytes of an Ed25519 public key. */
export const PUBLIC_KEY_LENGTH = 32

/** A public key as 32 bytes or base64url, ready to check signatures (RFC 8037 names this form OKP). */
export function publicKeyOf(key: Uint8Array | string): KeyObject {
  const bytes = typeof key === "string" ? Buffer.from(key, "base64url") : Buffer.from(key)
  if (bytes.length !== PUBLIC_KEY_LENGTH) throw new RangeError("an Ed25519 public key has 32 bytes")
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url") }, format: "jwk" })
}

/** `true` when `signature` (64 bytes) is the key's over `message` (RFC 8032, pure Ed25519). */
export function isSignedBy(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && verify(null, message, key, signature)
}

/**
 * A signature as the last part of a compact JWS. One signature has one spelling: what the decoder would overlook (signs
 * that are no base64url, bits that no byte holds) makes it none.
 */
export function signatureIn(part: string): Uint8Array {
  const signature = Buffer.from(part, "base64url")
  return signature.toString("base64url") === part ? signature : new Uint8Array(0)
}

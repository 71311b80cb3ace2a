import type { KeyObject } from "node:crypto"
import { SCHEME_FORMS, type TagClaim } from "../token/claim"
import { isSignedBy } from "./ed25519"

/** What the root key says of a batch's key: for what, for how many copies and since when. */
export interface BatchCertificate extends Pick<TagClaim, "scheme" | "value"> {
  kid: number
  /** 32 bytes. */
  publicKey: Uint8Array
  /** Copies of the pressing. */
  quantity: number
  /** Unix seconds. */
  notBefore: number
}

const DOMAIN = Buffer.from("media-cert/v1\0", "ascii")
const VALUE_LENGTH = 14

/**
 * The 77 bytes the root key signs: `"media-cert/v1\0" ‖ kid:u32be ‖ public key:32 ‖ scheme:u8 ‖ value:14 (right-padded
 * with NUL) ‖ quantity:u32be ‖ not before:u64be`.
 */
export function certificateMessage({ kid, publicKey, scheme, value, quantity, notBefore }: BatchCertificate): Buffer {
  const message = Buffer.alloc(DOMAIN.length + 4 + 32 + 1 + VALUE_LENGTH + 4 + 8)
  let at = DOMAIN.copy(message)
  at = message.writeUInt32BE(kid, at)
  message.set(publicKey, at)
  at = message.writeUInt8(SCHEME_FORMS[scheme].code, at + 32)
  message.write(value, at, VALUE_LENGTH, "ascii")
  at = message.writeUInt32BE(quantity, at + VALUE_LENGTH)
  message.writeBigUInt64BE(BigInt(notBefore), at)
  return message
}

/** `true` when the root key certified exactly this. */
export function isCertificate(root: KeyObject, certificate: BatchCertificate, signature: Uint8Array): boolean {
  return isSignedBy(root, certificateMessage(certificate), signature)
}

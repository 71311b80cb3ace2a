import type { TagScheme } from "../enums"

/** What a token says: which copy of what. */
export interface TagClaim {
  scheme: TagScheme
  /** GTIN-14 for `gs1_sgtin`, company prefix (4–12 digits) for `gs1_giai`, empty for `opaque`. */
  value: string
  /** 17 characters. */
  serial: string
}

/** Bytes of an Ed25519 signature. */
export const SIGNATURE_LENGTH = 64
/** Base32 characters of `kid:u32be ‖ signature`: 544 bits. */
export const STEM_LENGTH = 109

interface SchemeForm {
  /** The application identifier that is signed; its first byte keeps the schemes apart. */
  aiKey: string
  /** Number in a batch certificate. */
  code: number
  /** The form of `TagClaim.value`. */
  value: RegExp
}

export const SCHEME_FORMS: Record<TagScheme, SchemeForm> = {
  gs1_sgtin: { aiKey: "01/21", code: 1, value: /^\d{14}$/ },
  gs1_giai: { aiKey: "8004", code: 2, value: /^\d{4,12}$/ },
  opaque: { aiKey: "V", code: 3, value: /^$/ },
}

const DOMAIN = Buffer.from("media-tag/v1\0", "ascii")

/**
 * The bytes that are signed: `"media-tag/v1\0" ‖ kid:u32be ‖ AI key ‖ AI value`, ASCII, capital letters (53 bytes for
 * `gs1_sgtin`). The host is not part of it: a shop may move.
 */
export function tokenMessage(kid: number, { scheme, value, serial }: TagClaim): Buffer {
  const key = Buffer.alloc(4)
  key.writeUInt32BE(kid)
  return Buffer.concat([DOMAIN, key, Buffer.from(SCHEME_FORMS[scheme].aiKey + value + serial, "ascii")])
}

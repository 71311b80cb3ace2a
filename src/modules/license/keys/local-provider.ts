import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  generateKeyPair,
  hkdfSync,
  randomBytes,
  sign,
  type KeyObject,
} from "node:crypto"
import { promisify } from "node:util"
import { MediaError } from "../../../lib/errors"
import type { KeyPurpose } from "../domain/enums"
import type { MacName, Signer, TagKeyProvider } from "./provider"

const generate = promisify(generateKeyPair)

/** HKDF `info` of each sub-key; the version is part of it, so that a changed use gets a changed key. */
const INFO: Record<MacName, string> = {
  pin: "pin-pepper/v1",
  licence: "licence-pepper/v1",
  "licence-key": "licence-key/v1",
  device: "device/v1",
  transfer: "transfer/v1",
  request: "request/v1",
}
const BLOB_VERSION = 1
const IV_LENGTH = 12
const TAG_LENGTH = 16

/**
 * Keys wrapped with one master key that lives in the environment and never in the database: HKDF-SHA256 (RFC 5869) makes
 * a sub-key per use, AES-256-GCM wraps. Blob: base64(`version:u8 ‖ iv:12 ‖ tag:16 ‖ ciphertext`), AAD = label.
 *
 * @param master 32 bytes, or `null` where none is set: reading goes on, minting and issuing do not
 */
export function localProvider(master: Uint8Array | null): TagKeyProvider {
  const subKeys = new Map<string, Buffer>()
  const subKey = (info: string): Buffer => {
    if (!master) throw notConfigured()
    const known = subKeys.get(info)
    if (known) return known
    const derived = Buffer.from(hkdfSync("sha256", master, "media-license", info, 32))
    subKeys.set(info, derived)
    return derived
  }
  const provider: TagKeyProvider = {
    id: "local",
    configured: master !== null,
    async createKey(purpose, kid) {
      const { publicKey, privateKey } = await generate("ed25519")
      const plain = privateKey.export({ type: "pkcs8", format: "der" })
      const ref = await provider.wrap(keyLabel(kid, purpose), plain)
      plain.fill(0)
      return { publicKey: Buffer.from(publicKey.export({ format: "jwk" }).x!, "base64url"), ref }
    },
    async openSigner(kid, purpose, ref) {
      const der = await provider.unwrap(keyLabel(kid, purpose), ref)
      const key = createPrivateKey({ key: der, type: "pkcs8", format: "der" })
      der.fill(0)
      return signerOf(key)
    },
    destroyKey: async () => undefined,
    wrap: async (label, plain) => wrap(subKey("kek/v1"), label, plain),
    unwrap: async (label, blob) => unwrap(subKey("kek/v1"), label, blob),
    mac: async (name, data) => createHmac("sha256", subKey(INFO[name])).update(data).digest(),
  }
  return provider
}

/** The key-encryption key of a master key, for the published vector. */
export const kekOf = (master: Uint8Array): Buffer =>
  Buffer.from(hkdfSync("sha256", master, "media-license", "kek/v1", 32))

const keyLabel = (kid: number, purpose: KeyPurpose) => `media-key/v1|${kid}|${purpose}`

/** Signs on the thread pool, so that minting leaves the event loop free for the shop. */
function signerOf(key: KeyObject): Signer {
  let open: KeyObject | null = key
  return {
    sign: (message) =>
      new Promise((resolve, reject) => {
        if (!open) return reject(new Error("the signer has been closed"))
        sign(null, message, open, (error, signature) => (error ? reject(error) : resolve(signature)))
      }),
    close: () => {
      open = null
    },
  }
}

function wrap(kek: Buffer, label: string, plain: Uint8Array): string {
  const iv = randomBytes(IV_LENGTH)
  const cipher = createCipheriv("aes-256-gcm", kek, iv).setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(BLOB_VERSION), iv, cipher.getAuthTag(), body]).toString("base64")
}

function unwrap(kek: Buffer, label: string, blob: string): Buffer {
  const bytes = Buffer.from(blob, "base64")
  if (bytes[0] !== BLOB_VERSION || bytes.length < 1 + IV_LENGTH + TAG_LENGTH) throw unreadable(label)
  const iv = bytes.subarray(1, 1 + IV_LENGTH)
  const tag = bytes.subarray(1 + IV_LENGTH, 1 + IV_LENGTH + TAG_LENGTH)
  const decipher = createDecipheriv("aes-256-gcm", kek, iv, { authTagLength: TAG_LENGTH })
  decipher.setAAD(Buffer.from(label)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + IV_LENGTH + TAG_LENGTH)), decipher.final()])
  } catch {
    throw unreadable(label)
  }
}

/** Says which thing cannot be read, never what is in it. */
const unreadable = (label: string) =>
  new Error(
    `cannot unwrap ${label}: MEDIA_LICENSE_MASTER_KEY is not the one it was wrapped with, or the blob is damaged`,
  )

/** Nothing to keep keys with. */
export const notConfigured = () =>
  new MediaError(
    "invalid_data",
    "media_license_not_configured",
    "MEDIA_LICENSE_MASTER_KEY is not set: 32 random bytes in base64, kept outside the database and backed up",
  )

import { isSignedBy, publicKeyOf, signatureIn } from "../keys/ed25519"
import { MAX_GRACE_DAYS, MAX_OFFLINE_DAYS, type TermsSnapshot } from "./terms"

/** `typ` of an offline file. */
export const FILE_TYPE = "media-lic+jwt"
const DAY_S = 86_400

/** What an offline file says. Times are Unix seconds. */
export interface OfflineFile {
  iss: string
  /** The licence. */
  sub: string
  jti: string
  iat: number
  exp: number
  /** Seconds a player may go on after `exp` while it has no connection. */
  grace: number
  /** RFC 7638 thumbprint of the device's key (RFC 7800): a copy of the file is worth nothing elsewhere. */
  cnf: { jkt: string }
  dev: string
  slot: number
  terms: { quality: string | null; max_devices: number }
}

export interface OfflineFileInput {
  iss: string
  jti: string
  digital: { id: string; terms: TermsSnapshot }
  device: { id: string; slot: number; thumbprint: string }
  now: Date
}

/** The payload of a licence's offline file for a device. */
export function offlineFileOf({ iss, jti, digital: { id, terms }, device, now }: OfflineFileInput): OfflineFile {
  const iat = Math.floor(now.getTime() / 1000)
  return {
    iss,
    sub: id,
    jti,
    iat,
    exp: iat + Math.min(terms.offline_ttl_days, MAX_OFFLINE_DAYS) * DAY_S,
    grace: Math.min(terms.grace_days, MAX_GRACE_DAYS) * DAY_S,
    cnf: { jkt: device.thumbprint },
    dev: device.id,
    slot: device.slot,
    terms: { quality: terms.quality, max_devices: terms.max_devices },
  }
}

/** Header and payload of the compact JWS, to be signed by the licence key (RFC 7515, `EdDSA` of RFC 8037). */
export function fileSigningInput(kid: number, file: OfflineFile): string {
  return `${part({ alg: "EdDSA", typ: FILE_TYPE, kid: String(kid) })}.${part(file)}`
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

/** Why a player must not trust an offline file. */
export type FileFault = "shape" | "algorithm" | "key" | "signature" | "device" | "expired"
export type FileReading = { ok: true; file: OfflineFile; in_grace: boolean } | { ok: false; fault: FileFault }

export interface FileReader {
  /** kid → public key (32 bytes or base64url), as `/.well-known/media-jwks.json` lists them. */
  keys: ReadonlyMap<string, Uint8Array | string>
  /** Thumbprint of the device's own key. */
  jkt: string
  /** Unix seconds. */
  now: number
}

/**
 * Reads an offline file as a player without a network does. Algorithm and type are fixed here, not taken from the header
 * (RFC 8725, 3.1 and 3.11).
 */
export function readOfflineFile(jws: string, { keys, jkt, now }: FileReader): FileReading {
  const [header, payload, signature, ...more] = jws.trim().split(".")
  if (!header || !payload || !signature || more.length > 0) return fault("shape")
  const [head, file] = [json(header), json(payload)]
  if (!isObject(head) || !isFile(file)) return fault("shape")
  if (head.alg !== "EdDSA" || head.typ !== FILE_TYPE || "crit" in head) return fault("algorithm")
  const key = keys.get(String(head.kid))
  if (key === undefined) return fault("key")
  const signed = Buffer.from(`${header}.${payload}`, "ascii")
  if (!isSignedBy(publicKeyOf(key), signed, signatureIn(signature))) return fault("signature")
  if (file.cnf.jkt !== jkt) return fault("device")
  if (now >= file.exp + Math.min(file.grace, MAX_GRACE_DAYS * DAY_S)) return fault("expired")
  return { ok: true, file, in_grace: now >= file.exp }
}

const fault = (why: FileFault): FileReading => ({ ok: false, fault: why })

function json(text: string): unknown {
  if (!/^[\w-]+$/.test(text)) return undefined
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function isFile(value: unknown): value is OfflineFile {
  return (
    isObject(value) &&
    typeof value.sub === "string" &&
    Number.isInteger(value.exp) &&
    Number.isInteger(value.grace) &&
    isObject(value.cnf) &&
    typeof value.cnf.jkt === "string"
  )
}

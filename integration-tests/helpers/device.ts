import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto"
import type { DeviceJwk } from "../../src/modules/license/domain/digital"

/** A player with a key of its own, as a customer's app has it. */
export interface Device {
  jwk: DeviceJwk
  thumbprint: string
  privateKey: KeyObject
}

/** @example const phone = device("EC") */
export function device(kind: "OKP" | "EC" = "OKP"): Device {
  const { publicKey, privateKey } =
    kind === "OKP" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: "P-256" })
  const jwk = publicKey.export({ format: "jwk" }) as DeviceJwk
  // RFC 7638: the required members in the order of their names, without spaces.
  const members = jwk.kty === "OKP" ? { crv: jwk.crv, kty: jwk.kty, x: jwk.x } : orderedEc(jwk)
  return { jwk, thumbprint: createHash("sha256").update(JSON.stringify(members)).digest("base64url"), privateKey }
}

const orderedEc = ({ crv, kty, x, y }: Extract<DeviceJwk, { kty: "EC" }>) => ({ crv, kty, x, y })

export interface ProofOf {
  aud: string
  sub: string
  /** @default now */
  iat?: number
  header?: Record<string, unknown>
  payload?: Record<string, unknown>
}

/** The proof a device sends, made without the library that checks it. */
export function proofOf({ jwk, privateKey }: Device, { aud, sub, iat, header, payload }: ProofOf): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")
  const head = { alg: jwk.kty === "OKP" ? "EdDSA" : "ES256", typ: "media-dev+jwt", ...header }
  const input = `${part(head)}.${part({ aud, sub, iat: iat ?? Math.floor(Date.now() / 1000), ...payload })}`
  const signature =
    jwk.kty === "OKP"
      ? sign(null, Buffer.from(input), privateKey)
      : sign("sha256", Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" })
  return `${input}.${signature.toString("base64url")}`
}

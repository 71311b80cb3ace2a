import { isSignedBy, publicKeyOf, signatureIn } from "../keys/ed25519"
import { BUNDLE_TYPE, type TrustBundle } from "./bundle"

/** Why a bundle is not to be trusted. */
export type BundleFault = "shape" | "algorithm" | "signature" | "not_yet" | "expired"

export type BundleReading = { ok: true; bundle: TrustBundle } | { ok: false; fault: BundleFault }

/** How far two clocks may be apart, in seconds. */
const LEEWAY_S = 300

/**
 * Reads a trust bundle. Algorithm and type are fixed here, not taken from the header (RFC 8725, 3.1 and 3.11).
 *
 * @param jws the body of `GET /t/trust-bundle`
 * @param rootPublicKey 32 bytes or base64url, got from the shop by another way than the bundle
 * @param now Unix seconds
 */
export function readTrustBundle(jws: string, rootPublicKey: Uint8Array | string, now: number): BundleReading {
  const [header, payload, signature, ...more] = jws.trim().split(".")
  if (!header || !payload || !signature || more.length > 0) return { ok: false, fault: "shape" }
  const head = json(header)
  const bundle = json(payload)
  if (!isObject(head) || !isBundle(bundle)) return { ok: false, fault: "shape" }
  if (head.alg !== "EdDSA" || head.typ !== BUNDLE_TYPE || "crit" in head) return { ok: false, fault: "algorithm" }
  const signed = Buffer.from(`${header}.${payload}`, "ascii")
  if (!isSignedBy(publicKeyOf(rootPublicKey), signed, signatureIn(signature))) {
    return { ok: false, fault: "signature" }
  }
  if (bundle.iat > now + LEEWAY_S) return { ok: false, fault: "not_yet" }
  if (bundle.exp < now - LEEWAY_S) return { ok: false, fault: "expired" }
  return { ok: true, bundle }
}

function json(part: string): unknown {
  if (!/^[\w-]+$/.test(part)) return undefined
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"))
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function isBundle(value: unknown): value is TrustBundle {
  return (
    isObject(value) &&
    Number.isInteger(value.iat) &&
    Number.isInteger(value.exp) &&
    typeof value.rev === "string" &&
    Array.isArray(value.keys) &&
    value.keys.every((key) => isObject(key) && Number.isInteger(key.kid) && typeof key.x === "string")
  )
}

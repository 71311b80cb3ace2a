import { MediaError } from "../../../../lib/errors"
import { PROOF_TYPE, algorithmOf, isFreshProof, type DeviceJwk } from "../../domain/digital/device"

/** What a proof has to say. */
export interface ProofClaim {
  proof: string
  jwk: DeviceJwk
  /** The shop's issuer. */
  aud: string
  /** The licence's id, or the hash of its key. */
  sub: string
  now: Date
}

/**
 * Checks that whoever sent a public key has its private part: signature, algorithm, type, audience, subject and age are
 * all laid down here and none is taken from the proof (RFC 8725).
 *
 * @returns the key's thumbprint (RFC 7638, SHA-256, base64url)
 * @throws 400 `media_license_proof_refused`; one text for whatever is wrong
 */
export async function checkProof({ proof, jwk, aud, sub, now }: ProofClaim): Promise<string> {
  const jose = await import("jose")
  const alg = algorithmOf(jwk)
  try {
    const key = await jose.importJWK({ ...jwk }, alg)
    const { payload } = await jose.jwtVerify(proof, key, {
      algorithms: [alg],
      typ: PROOF_TYPE,
      audience: aud,
      subject: sub,
      requiredClaims: ["iat"],
      currentDate: now,
    })
    if (!isFreshProof(payload.iat, now) || payload.aud !== aud) throw proofRefused()
    return await jose.calculateJwkThumbprint({ ...jwk }, "sha256")
  } catch (error) {
    if (error instanceof MediaError || error instanceof jose.errors.JOSEError || isBadKey(error)) throw proofRefused()
    throw error
  }
}

/** WebCrypto refuses a point that is not on the curve with a DataError. */
const isBadKey = (error: unknown): boolean =>
  error instanceof TypeError || ["DataError", "SyntaxError"].includes((error as { name?: string }).name ?? "")

const proofRefused = () =>
  new MediaError(
    "invalid_data",
    "media_license_proof_refused",
    `proof: is not a fresh ${PROOF_TYPE} for this licence, signed with the device's key`,
  )

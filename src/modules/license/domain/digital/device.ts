import { z } from "@medusajs/framework/zod"
import { text } from "../../../../lib/fields"

/** `typ` of the JWS by which a device shows that it has its private key. */
export const PROOF_TYPE = "media-dev+jwt"
/** A proof is good for so long. */
export const PROOF_LIFE_S = 300
/** How far a device's clock may be ahead, in seconds. */
const AHEAD_S = 60

/** A coordinate or key of 32 bytes. */
const bytes32 = z
  .string()
  .regex(/^[\w-]{43}$/, "is not 32 bytes in base64url")
  // Two spellings would be two devices with one key.
  .refine((text) => Buffer.from(text, "base64url").toString("base64url") === text, "has bits that no byte holds")
const noPrivate = z.undefined({ error: "is the private part of a key, which must stay on the device" }).optional()

const ed25519 = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: bytes32, d: noPrivate })
const p256 = z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: bytes32, y: bytes32, d: noPrivate })

/**
 * The public key of a device as WebCrypto exports it: Ed25519 or P-256. Members it adds (`ext`, `key_ops`) are dropped;
 * with a private part it is refused.
 */
export const publicJwkSchema = z.discriminatedUnion("kty", [ed25519, p256]).transform((jwk): DeviceJwk => {
  if (jwk.kty === "OKP") return { kty: jwk.kty, crv: jwk.crv, x: jwk.x }
  return { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }
})

export type DeviceJwk = { kty: "OKP"; crv: "Ed25519"; x: string } | { kty: "EC"; crv: "P-256"; x: string; y: string }

/** A compact JWS; what is in it is judged where its key is known. */
export const proofSchema = z
  .string()
  .max(4096)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, "is not a compact JWS")
  .describe(
    `Signed with the device's key: header \`{alg: "EdDSA" | "ES256", typ: "${PROOF_TYPE}"}\`, payload ` +
      "`{aud, sub, iat}`: the shop's issuer, the licence's id (by key: base64url of the key's SHA-256), now.",
  )

/** Body of `POST /digital/:id/devices`. */
export const activateDeviceSchema = z.strictObject({
  public_jwk: publicJwkSchema,
  proof: proofSchema,
  label: text(100).describe("What the customer calls the device."),
})

/** Body of `POST /digital/activate-device`. */
export const activateByKeySchema = activateDeviceSchema.extend({
  key: z.string().max(64).describe("The licence key as typed."),
})

/** The one algorithm a key can sign with; a proof's header does not get to choose. */
export const algorithmOf = (jwk: DeviceJwk): "EdDSA" | "ES256" => (jwk.kty === "OKP" ? "EdDSA" : "ES256")

/** `true` when a proof made at `iat` (Unix seconds) counts at `now`. */
export function isFreshProof(iat: unknown, now: Date): boolean {
  if (typeof iat !== "number" || !Number.isFinite(iat)) return false
  const age = now.getTime() / 1000 - iat
  return age <= PROOF_LIFE_S && age >= -AHEAD_S
}

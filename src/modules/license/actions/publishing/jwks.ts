import type { KeyRecord } from "../../keys/ring"
import { etagOf, type Published } from "./trust"

/** Batch keys are in the trust bundle; the newest ones are here for those who check a single token by hand. */
const BATCH_KEYS = 50

/** The shop's public keys as a JWK set (RFC 7517, RFC 8037). */
export function jwksOf(records: ReadonlyMap<number, KeyRecord>): Published {
  const all = [...records.values()]
  const batch = all
    .filter(({ purpose }) => purpose === "batch")
    .sort((a, b) => b.kid - a.kid)
    .slice(0, BATCH_KEYS)
  const keys = [...all.filter(({ purpose }) => purpose !== "batch"), ...batch].map(({ publicKey, kid }) => ({
    kty: "OKP",
    crv: "Ed25519",
    x: publicKey,
    kid: String(kid),
    use: "sig",
    alg: "EdDSA",
  }))
  const body = JSON.stringify({ keys })
  return { body, etag: etagOf(body) }
}

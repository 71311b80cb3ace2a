import type { KeyRecord } from "../../keys/ring"
import { etagOf, type Published } from "./trust"

/** Batch keys are in the trust bundle; the newest ones are here for those who check a single token by hand. */
const BATCH_KEYS = 50

/** The root first: it is the one to fetch and keep. */
const ORDER: Record<KeyRecord["purpose"], number> = { root: 0, licence: 1, batch: 2 }

/** The shop's public keys as a JWK set (RFC 7517, RFC 8037): the root, those of digital licences, the newest batches. */
export function jwksOf(records: ReadonlyMap<number, KeyRecord>): Published {
  const all = [...records.values()]
  const batch = all
    .filter(({ purpose }) => purpose === "batch")
    .sort((a, b) => b.kid - a.kid)
    .slice(0, BATCH_KEYS)
  const lasting = all.filter(({ purpose }) => purpose !== "batch")
  const keys = [...lasting.sort((a, b) => ORDER[a.purpose] - ORDER[b.purpose] || a.kid - b.kid), ...batch].map(
    ({ publicKey, kid }) => ({
      kty: "OKP",
      crv: "Ed25519",
      x: publicKey,
      kid: String(kid),
      use: "sig",
      alg: "EdDSA",
    }),
  )
  const body = JSON.stringify({ keys })
  return { body, etag: etagOf(body) }
}

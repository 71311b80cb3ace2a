import { randomBytes } from "node:crypto"
import { certifiedValue } from "../../domain/batch-input"
import { certificateMessage } from "../../domain/keys/certificate"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { lockBatch, type BatchRow } from "../batches/rows"
import { insertKey } from "../keys/rows"
import { ensureKey, nextKid, signOnce } from "../keys/sign"

/** What the wrapped PIN key of a batch is bound to. */
export const pinKeyLabel = (batchId: string) => `media-pinkey/v1|${batchId}`

/**
 * Gives a batch its key, certified by the root key for just this item and number of copies, and the key of its PINs.
 * A batch that has them keeps them. Answers `false` when the batch is not (any more) to be minted.
 */
export async function beginMinting(store: LicenseStore, tx: LicenseTransaction, id: string): Promise<boolean> {
  const batch = await lockBatch(tx.sql, id)
  if (batch.status !== "minting") return false
  if (batch.kid !== null) return true
  const kid = await certifiedKey(store, tx, batch)
  const pinKey = batch.with_pin ? await store.provider.wrap(pinKeyLabel(id), randomBytes(32)) : null
  await tx.sql.execute(`update media_license_batch set kid = ?, wrapped_pin_key = ?, updated_at = now() where id = ?`, [
    kid,
    pinKey,
    id,
  ])
  await tx.record([{ kind: "batch.certified", batch_id: id, data: { kid } }])
  return true
}

async function certifiedKey(store: LicenseStore, tx: LicenseTransaction, batch: BatchRow): Promise<number> {
  const root = await ensureKey(store, tx, "root")
  const kid = await nextKid(tx.sql)
  const { publicKey, ref } = await store.provider.createKey("batch", kid)
  const notBefore = Math.floor(tx.now.getTime() / 1000)
  const subject = { scheme: batch.scheme, value: certifiedValue(batch), quantity: batch.quantity }
  const certificate = await signOnce(store, root, certificateMessage({ kid, publicKey, notBefore, ...subject }))
  await insertKey(tx.sql, tx.newId("lkey"), {
    kid,
    purpose: "batch",
    provider: store.provider.id,
    public_key: publicKey.toString("base64url"),
    ref,
    not_before: new Date(notBefore * 1000),
    batch: { ...subject, certificate: certificate.toString("base64url"), certified_by_kid: root.kid },
  })
  return kid
}

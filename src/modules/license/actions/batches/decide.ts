import { selfApproval } from "../../refusals"
import type { LicenseTransaction } from "../../transaction/types"
import { batchState, lockBatch } from "./rows"

/**
 * The second person's yes. Compared are the people, not their rights; an API key is nobody's second pair of eyes.
 *
 * @throws 403 `media_license_self_approval`, 404, 409 `media_license_batch_state`
 */
export async function approveBatch(tx: LicenseTransaction, id: string): Promise<void> {
  const batch = await lockBatch(tx.sql, id)
  if (tx.actor.type !== "user" || !tx.actor.id) throw selfApproval("an approval needs a signed-in user, not an API key")
  if (batch.status !== "awaiting_approval") throw batchState(batch, "only one that waits can be approved")
  if (batch.requested_by === tx.actor.id) throw selfApproval("somebody else than who ordered the batch must approve it")
  await tx.sql.execute(
    `update media_license_batch set status = 'minting', approved_by = ?, approved_at = ?, updated_at = now() where id = ?`,
    [tx.actor.id, tx.now, id],
  )
  await tx.record([{ kind: "batch.approved", batch_id: id }])
}

/**
 * Takes the order back before anything was minted.
 *
 * @throws 404, 409 `media_license_batch_state`
 */
export async function cancelBatch(tx: LicenseTransaction, id: string): Promise<void> {
  const batch = await lockBatch(tx.sql, id)
  if (batch.status !== "awaiting_approval")
    throw batchState(batch, "only one that waits can be canceled; close it instead")
  await tx.sql.execute(`update media_license_batch set status = 'canceled', updated_at = now() where id = ?`, [id])
  await tx.record([{ kind: "batch.canceled", batch_id: id }])
}

/**
 * Another try after a fault.
 *
 * @throws 404, 409 `media_license_batch_state`
 */
export async function retryBatch(tx: LicenseTransaction, id: string): Promise<void> {
  const batch = await lockBatch(tx.sql, id)
  if (batch.status !== "failed") throw batchState(batch, "only a failed one can be tried again")
  await tx.sql.execute(
    `update media_license_batch set status = 'minting', last_error = null, lease_until = null, updated_at = now() where id = ?`,
    [id],
  )
  await tx.record([{ kind: "batch.retried", batch_id: id }])
}

/** Takes back a batch whose order did not come about; one that has begun to be minted stays. */
export async function discardBatch(tx: LicenseTransaction, id: string): Promise<void> {
  const discarded = await tx.sql.execute(
    `update media_license_batch set status = 'canceled', updated_at = now()
     where id = ? and kid is null and status in ('awaiting_approval', 'minting') returning id`,
    [id],
  )
  if (discarded.length > 0) await tx.record([{ kind: "batch.canceled", batch_id: id }])
}

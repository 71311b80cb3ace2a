import { MediaError } from "../../../../lib/errors"
import type { BatchStatus } from "../../domain/enums"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { selectSigningKey } from "../keys/rows"
import { batchState, lockBatch } from "./rows"

/**
 * Mint and burn: the private key and the key of the PINs are deleted with the batch's last change of state, so nobody,
 * the shop included, can sign one copy more. Ends a partly minted batch, too. Final.
 *
 * @throws 404, 409 `media_license_batch_state`
 */
export async function closeBatch({ provider }: LicenseStore, tx: LicenseTransaction, id: string): Promise<void> {
  const batch = await lockBatch(tx.sql, id)
  if (!isOpen(batch.status)) throw batchState(batch, "it cannot be closed")
  await tx.sql.execute(
    `update media_license_batch set status = 'closed', closed_at = ?, lease_until = null, wrapped_pin_key = null,
       pins_finished_at = case when with_pin then coalesce(pins_finished_at, ?) end, updated_at = now()
     where id = ?`,
    [tx.now, tx.now, id],
  )
  if (batch.kid !== null) {
    const key = await selectSigningKey(tx.sql, batch.kid)
    await tx.sql.execute(
      `update media_license_key set state = case when state = 'active' then 'closed' else state end, closed_at = ?,
         wrapped_private = null, updated_at = now() where kid = ?`,
      [tx.now, batch.kid],
    )
    if (key) await provider.destroyKey(batch.kid, key.wrapped_private ?? key.provider_ref)
  }
  await tx.record([{ kind: "batch.closed", batch_id: id, data: { minted: batch.minted_count } }])
  tx.announce({ kind: "batch.closed", data: { id } })
}

/** Whether more of it can be signed or printed with PINs. */
export const isOpen = (status: BatchStatus): boolean => ["minting", "ready", "failed"].includes(status)

/**
 * Says that all PINs are printed: their key is destroyed, no label with a PIN can be exported any more.
 *
 * @throws 404, 409 `media_license_batch_state`, `media_license_pins_gone`
 */
export async function finishPins(tx: LicenseTransaction, id: string): Promise<void> {
  const batch = await lockBatch(tx.sql, id)
  if (batch.status !== "ready") throw batchState(batch, "PINs are finished when everything is minted")
  if (!batch.has_pin_key) throw pinsGone(id)
  await tx.sql.execute(
    `update media_license_batch set wrapped_pin_key = null, pins_finished_at = ?, updated_at = now() where id = ?`,
    [tx.now, id],
  )
  await tx.record([{ kind: "batch.pins_finished", batch_id: id }])
}

export const pinsGone = (id: string) =>
  new MediaError("conflict", "media_license_pins_gone", `batch ${id}: its PINs cannot be made any more, or it has none`)

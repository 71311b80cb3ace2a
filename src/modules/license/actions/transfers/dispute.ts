import type { LicenseTransaction } from "../../transaction/types"
import { openCase } from "../cases/open"
import { lockTag } from "../tags/rows"
import { DISPUTE_HOURS, ownTransfer, transferOver, type TransferRow } from "./offer"

/**
 * The previous owner says that the copy was not given away: a person looks into it, and until then the copy does not
 * change hands again.
 *
 * @throws 404 for somebody else's, 409 `media_license_tag_state` when nothing was accepted in the last 72 hours, or the
 *   copy has come back since
 */
export async function disputeTransfer(
  tx: LicenseTransaction,
  { transfer_id, customer_id }: { transfer_id: string; customer_id: string },
): Promise<TransferRow> {
  const transfer = await ownTransfer(tx, transfer_id, customer_id)
  const late = (transfer.accepted_at?.getTime() ?? 0) + DISPUTE_HOURS * 3_600_000 < tx.now.getTime()
  if (transfer.status !== "accepted" || late) throw transferOver(transfer)
  await lockTag(tx.sql, transfer.tag_id)
  if (await isSettled(tx, transfer)) throw transferOver(transfer)
  await tx.sql.execute(`update media_license_transfer set status = 'disputed', updated_at = now() where id = ?`, [
    transfer_id,
  ])
  await tx.sql.execute(
    `update media_license_tag set hold_reason = coalesce(hold_reason, 'dispute'), updated_at = now() where id = ?`,
    [transfer.tag_id],
  )
  await openCase(tx, {
    tag_id: transfer.tag_id,
    kind: "ownership_dispute",
    severity: "high",
    signals: { transfer_id: (await disputedBefore(tx, transfer)) ?? transfer_id },
  })
  return { ...transfer, status: "disputed" }
}

/** Whoever has had the copy again since, or had it given back to somebody by the shop, has nothing left to object to. */
async function isSettled(tx: LicenseTransaction, transfer: TransferRow): Promise<boolean> {
  const rows = await tx.sql.execute(
    `select 1 from media_license_owner where tag_id = ? and from_at >= ? and (customer_id = ? or how = 'admin')
       and deleted_at is null limit 1`,
    [transfer.tag_id, transfer.accepted_at, transfer.from_customer_id],
  )
  return rows.length > 0
}

/**
 * The transfer that the open case is about, if it came before this one. That one is to be undone, should it come to
 * that: what was given on afterwards rests on it, and who got the copy by it must not get it back by objecting last.
 */
async function disputedBefore(tx: LicenseTransaction, transfer: TransferRow): Promise<string | undefined> {
  const [first] = await tx.sql.execute<{ id: string }>(
    `select t.id from media_license_case c join media_license_transfer t on t.id = c.signals ->> 'transfer_id'
     where c.tag_id = ? and c.kind = 'ownership_dispute' and c.status in ('open', 'investigating')
       and c.deleted_at is null and t.tag_id = c.tag_id and t.accepted_at < ?`,
    [transfer.tag_id, transfer.accepted_at],
  )
  return first?.id
}

import type { LicenseTransaction } from "../../transaction/types"
import { openCase } from "../cases/open"
import { lockTag } from "../tags/rows"
import { DISPUTE_HOURS, ownTransfer, transferOver, type TransferRow } from "./offer"

/**
 * The previous owner says that the copy was not given away: a person looks into it, and until then the copy does not
 * change hands again.
 *
 * @throws 404 for somebody else's, 409 `media_license_tag_state` when nothing was accepted in the last 72 hours
 */
export async function disputeTransfer(
  tx: LicenseTransaction,
  { transfer_id, customer_id }: { transfer_id: string; customer_id: string },
): Promise<TransferRow> {
  const transfer = await ownTransfer(tx, transfer_id, customer_id)
  const late = (transfer.accepted_at?.getTime() ?? 0) + DISPUTE_HOURS * 3_600_000 < tx.now.getTime()
  if (transfer.status !== "accepted" || late) throw transferOver(transfer)
  await tx.sql.execute(`update media_license_transfer set status = 'disputed', updated_at = now() where id = ?`, [
    transfer_id,
  ])
  await lockTag(tx.sql, transfer.tag_id)
  await tx.sql.execute(
    `update media_license_tag set hold_reason = coalesce(hold_reason, 'dispute'), updated_at = now() where id = ?`,
    [transfer.tag_id],
  )
  await openCase(tx, {
    tag_id: transfer.tag_id,
    kind: "ownership_dispute",
    severity: "high",
    signals: { transfer_id },
  })
  return { ...transfer, status: "disputed" }
}

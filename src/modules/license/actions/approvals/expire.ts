import type { LicenseTransaction } from "../../transaction/types"
import type { ApprovalRow } from "./rows"

/** Requests nobody has agreed to in time are over; the next one may be made. With `only`, of that act on that target. */
export async function expireApprovals(
  tx: LicenseTransaction,
  only?: Pick<ApprovalRow, "action" | "target_id">,
): Promise<number> {
  const expired = await tx.sql.execute<{ id: string; action: string; target_id: string }>(
    `update media_license_approval set decision = 'expired', decided_at = ?, updated_at = now()
     where decision is null and expires_at <= ? and deleted_at is null
       ${only ? "and action = ? and target_id = ?" : ""} returning id, action, target_id`,
    [tx.now, tx.now, ...(only ? [only.action, only.target_id] : [])],
  )
  await tx.record(
    expired.map(({ id, action, target_id }) => ({
      kind: "approval.decided",
      tag_id: action === "distrust_key" ? null : target_id,
      data: { approval_id: id, action, decision: "expired" },
    })),
  )
  for (const { id } of expired) tx.announce({ kind: "approval.decided", data: { id } })
  return expired.length
}

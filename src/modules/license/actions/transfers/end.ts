import { changeTag } from "../../transaction/change-tags"
import type { LicenseTransaction } from "../../transaction/types"

/** Ends an offer nobody has taken; the copy stays with its owner. Answers `false` when there is none. */
export async function endTransfer(
  tx: LicenseTransaction,
  { tag_id, status }: { tag_id: string; status: "canceled" | "expired" },
): Promise<boolean> {
  const ended = await tx.sql.execute(
    `update media_license_transfer set status = ?, updated_at = now()
     where tag_id = ? and status = 'pending' and deleted_at is null returning id`,
    [status, tag_id],
  )
  if (ended.length === 0) return false
  await changeTag(tx, tag_id, { trigger: "end_transfer", reason: status })
  return true
}

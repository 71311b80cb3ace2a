import { MediaError } from "../../../../lib/errors"
import { selfApproval } from "../../refusals"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { execute } from "./execute"
import { APPROVAL_COLUMNS, approvalNotFound, type ApprovalRow } from "./rows"

/**
 * The second person decides; a yes is carried out in the same transaction.
 *
 * @throws 403 `media_license_self_approval`, 404, 409 `media_license_decided`, and what the act itself refuses
 */
export async function decideApproval(
  store: LicenseStore,
  tx: LicenseTransaction,
  id: string,
  decision: "approved" | "rejected",
): Promise<ApprovalRow> {
  const [approval] = await tx.sql.execute<ApprovalRow>(
    `select ${APPROVAL_COLUMNS} from media_license_approval where id = ? and deleted_at is null for update`,
    [id],
  )
  if (!approval) throw approvalNotFound()
  if (tx.actor.type !== "user" || !tx.actor.id) throw selfApproval("an approval needs a signed-in user, not an API key")
  if (approval.decision !== null) throw decided(approval.decision)
  if (approval.expires_at <= tx.now) throw decided("expired")
  if (approval.requested_by === tx.actor.id) throw selfApproval("somebody else than who asked must decide")
  const [row] = await tx.sql.execute<ApprovalRow>(
    `update media_license_approval set decision = ?, decided_by = ?, decided_at = ?, updated_at = now()
     where id = ? returning ${APPROVAL_COLUMNS}`,
    [decision, tx.actor.id, tx.now, id],
  )
  if (decision === "approved") await execute(store, tx, approval)
  await tx.record([
    {
      kind: "approval.decided",
      tag_id: approval.action === "distrust_key" ? null : approval.target_id,
      data: { approval_id: id, action: approval.action, decision },
    },
  ])
  tx.announce({ kind: "approval.decided", data: { id } })
  return row!
}

const decided = (decision: string) =>
  new MediaError("conflict", "media_license_decided", `this request is ${decision} already`, { details: { decision } })

import { canBecome } from "../../domain/transitions"
import { tagNotFound, tagState } from "../../transaction/change-tags"
import type { LicenseTransaction } from "../../transaction/types"
import { lockTag } from "../tags/rows"
import { requirePerson } from "../../refusals"
import { keyState } from "./execute"
import { expireApprovals } from "./expire"
import { APPROVAL_COLUMNS, APPROVAL_DAYS, type ApprovalAction, type ApprovalRow } from "./rows"

export interface ApprovalRequest {
  action: ApprovalAction
  target_id: string
  reason: string
  note?: string | null | undefined
}

/**
 * Somebody asks for an act that takes two. What could not be done now is refused now.
 *
 * @throws 403 `media_license_self_approval` for an API key, 404, 409 `media_license_approval_exists`, `media_license_tag_state`, `media_license_key_state`
 */
export async function requestApproval(tx: LicenseTransaction, request: ApprovalRequest): Promise<ApprovalRow> {
  requirePerson(tx.actor)
  await requirePossible(tx, request)
  await expireApprovals(tx, request)
  const [row] = await tx.sql.execute<ApprovalRow>(
    `insert into media_license_approval (id, action, target_id, reason, note, payload, requested_by, expires_at, created_at,
       updated_at)
     values (?, ?, ?, ?, ?, '{}'::jsonb, ?, ?, now(), now()) returning ${APPROVAL_COLUMNS}`,
    [
      tx.newId("lapr"),
      request.action,
      request.target_id,
      request.reason,
      request.note ?? null,
      tx.actor.id ?? tx.actor.type,
      new Date(tx.now.getTime() + APPROVAL_DAYS * 86_400_000),
    ],
  )
  await tx.record([
    {
      kind: "approval.requested",
      tag_id: request.action === "distrust_key" ? null : request.target_id,
      reason: request.reason,
      data: { approval_id: row!.id, action: request.action },
    },
  ])
  tx.announce({ kind: "approval.requested", data: { id: row!.id } })
  return row!
}

async function requirePossible(tx: LicenseTransaction, { action, target_id }: ApprovalRequest): Promise<void> {
  if (action === "distrust_key") {
    // One spelling for a key: `7` and `07` would be two requests.
    const kid = /^[1-9]\d{0,8}$/.test(target_id) ? Number(target_id) : 0
    const [key] = await tx.sql.execute(
      `select 1 from media_license_key where kid = ? and purpose = 'batch' and state in ('active', 'closed')`,
      [kid],
    )
    if (!key) throw keyState(kid)
    return
  }
  const tag = await lockTag(tx.sql, target_id)
  if (!tag) throw tagNotFound()
  if (action === "revoke" && !canBecome(tag.status, "revoked")) throw tagState(tag.status, "revoked")
  if (action === "restore" && tag.status !== "revoked")
    throw tagState(tag.status, tag.status_before_revoke ?? "printed")
}

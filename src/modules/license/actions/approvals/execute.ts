import { MediaError } from "../../../../lib/errors"
import type { BatchStatus, RevokeReason } from "../../domain/enums"
import { changeTag } from "../../transaction/change-tags"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { closeBatch, isOpen } from "../batches/close"
import { resumeOfTag, suspendOfTag } from "../digital/status"
import { endTransfer } from "../transfers/end"
import { lockTag } from "../tags/rows"
import { tagNotFound } from "../../transaction/change-tags"
import type { ApprovalRow } from "./rows"

/** What is done once two people agree. */
export async function execute(store: LicenseStore, tx: LicenseTransaction, approval: ApprovalRow): Promise<void> {
  if (approval.action === "revoke") return revoke(tx, approval.target_id, approval.reason as RevokeReason)
  if (approval.action === "restore") return restore(tx, approval.target_id, approval.reason)
  return distrust(store, tx, Number(approval.target_id), approval.reason)
}

/** A tag that is revoked says so to everybody; who owned it still does, should it come back. */
async function revoke(tx: LicenseTransaction, tagId: string, reason: RevokeReason): Promise<void> {
  const tag = await lockTag(tx.sql, tagId)
  if (!tag) throw tagNotFound()
  if (tag.status === "transfer_pending") await endTransfer(tx, { tag_id: tagId, status: "canceled" })
  await tx.sql.execute(
    `update media_license_pack set released_at = ?, updated_at = now()
     where tag_id = ? and released_at is null and fulfillment_id is null`,
    [tx.now, tagId],
  )
  await changeTag(tx, tagId, {
    trigger: "revoke",
    set: { revoke_reason: reason, revoked_at: tx.now },
    setSql: { status_before_revoke: "before.status" },
    reason,
  })
  await suspendOfTag(tx, tagId, "tag_revoked")
  tx.announce({ kind: "tag.revoked", data: { id: tagId } })
}

async function restore(tx: LicenseTransaction, tagId: string, reason: string): Promise<void> {
  await changeTag(tx, tagId, {
    trigger: "restore",
    set: { revoke_reason: null, revoked_at: null, status_before_revoke: null },
    reason,
  })
  await resumeOfTag(tx, tagId)
}

/**
 * The tags of a distrusted key are under review from now on, online and in every new trust bundle. Its batch is closed
 * with it: nothing more is signed or printed with a key nobody believes.
 */
async function distrust(store: LicenseStore, tx: LicenseTransaction, kid: number, reason: string): Promise<void> {
  const [batch] = await tx.sql.execute<{ id: string; status: BatchStatus }>(
    `select id, status from media_license_batch where kid = ? and deleted_at is null for update`,
    [kid],
  )
  const changed = await tx.sql.execute(
    `update media_license_key set state = 'distrusted', distrusted_at = ?, distrust_reason = ?, updated_at = now()
     where kid = ? and purpose = 'batch' and state in ('active', 'closed') returning id`,
    [tx.now, reason, kid],
  )
  if (changed.length === 0) throw keyState(kid)
  if (batch && isOpen(batch.status)) await closeBatch(store, tx, batch.id)
  await tx.record([{ kind: "key.distrusted", reason, data: { kid } }])
  tx.announce({ kind: "key.distrusted", data: { kid: String(kid) } })
}

export const keyState = (kid: number) =>
  new MediaError("conflict", "media_license_key_state", `key ${kid} is no batch key that is trusted`)

import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { moveOfTag } from "../digital/move"
import { closeOwnership, NO_PIN_COUNT } from "../scans/give-back"
import { lockTag } from "../tags/rows"
import { endTransfer } from "./end"

const OWNED = ["activated", "transfer_pending", "revoked"]

/**
 * The previous owner was right: the copy and its licence are theirs again, and what the other one had offered ends. The
 * freeze ends in any case; a copy that has come back to the shop meanwhile, or whose previous owner asked to be
 * forgotten, belongs to nobody new.
 */
export async function undoTransfer(
  store: LicenseStore,
  tx: LicenseTransaction,
  { tag_id, transfer_id }: { tag_id: string; transfer_id: string },
): Promise<void> {
  const tag = await lockTag(tx.sql, tag_id)
  if (!tag) return
  const [transfer] = await tx.sql.execute<{ from_customer_id: string | null }>(
    `select from_customer_id from media_license_transfer where id = ? and tag_id = ?`,
    [transfer_id, tag_id],
  )
  const owner = transfer?.from_customer_id
  await tx.sql.execute(
    `update media_license_tag set hold_reason = null, updated_at = now() where id = ? and hold_reason = 'dispute'`,
    [tag_id],
  )
  if (!owner || tag.owner_id === null || !OWNED.includes(tag.status)) return
  if (tag.status === "transfer_pending") await endTransfer(tx, { tag_id, status: "canceled" })
  await closeOwnership(tx, tag_id)
  const { pin_fails, pin_window_at, pin_locked_until } = NO_PIN_COUNT
  await tx.sql.execute(
    `update media_license_tag set owner_id = ?, pin_fails = ?, pin_window_at = ?, pin_locked_until = ?, updated_at = now()
     where id = ?`,
    [owner, pin_fails, pin_window_at, pin_locked_until, tag_id],
  )
  await tx.sql.execute(
    `insert into media_license_owner (id, tag_id, customer_id, from_at, how, created_at, updated_at)
     values (?, ?, ?, ?, 'admin', now(), now())`,
    [tx.newId("lown"), tag_id, owner, tx.now],
  )
  await moveOfTag(store, tx, { tag_id, customer_id: owner })
  await tx.record([{ kind: "tag.given_back", tag_id, data: { transfer_id } }])
  tx.announce({ kind: "tag.transferred", data: { id: tag_id } })
}

import { changeTag, tagNotFound, type ChangedTag } from "../../transaction/change-tags"
import type { LicenseTransaction } from "../../transaction/types"
import { closeCases } from "../cases/open"
import { suspendOfTag } from "../digital/status"
import { lockTag } from "../tags/rows"
import { endTransfer } from "../transfers/end"
import { releaseSibling } from "./hold"

/** A copy the shop has got back. */
export interface GivenBack {
  tag_id: string
  /** Whether the scratch panel was never touched. */
  panel_intact: boolean
}

/**
 * Somebody brings a bought copy back: it has no owner from now on. A transfer under way is ended first; a hold and a case
 * that waited for this scan end with it.
 *
 * @throws 404, 409 `media_license_tag_state`
 */
export async function takeBack(tx: LicenseTransaction, { tag_id, panel_intact }: GivenBack): Promise<ChangedTag> {
  const tag = await lockTag(tx.sql, tag_id)
  if (!tag) throw tagNotFound()
  if (tag.status === "transfer_pending") await endTransfer(tx, { tag_id, status: "canceled" })
  await closeOwnership(tx, tag_id)
  const changed = await changeTag(tx, tag_id, {
    trigger: "return",
    set: { owner_id: null, hold_reason: null, panel_intact, fulfillment_id: null, ...NO_PIN_COUNT },
    data: { panel_intact, order_line_item_id: tag.order_line_item_id },
  })
  if (tag.order_line_item_id && tag.hold_reason !== "return") await releaseSibling(tx, tag.order_line_item_id)
  await closeCases(tx, { tag_id, kind: "return_scan", resolution: "the copy was scanned" })
  await suspendOfTag(tx, tag_id, "tag_returned")
  tx.announce({ kind: "tag.returned", data: { id: tag_id } })
  return changed
}

/** Only a change of owner or 24 hours give a copy's PIN new tries. */
export const NO_PIN_COUNT = { pin_fails: 0, pin_window_at: null, pin_locked_until: null } as const

/** Ends whoever owns the copy now. */
export async function closeOwnership(tx: LicenseTransaction, tagId: string): Promise<void> {
  await tx.sql.execute(
    `update media_license_owner set to_at = ?, updated_at = now() where tag_id = ? and to_at is null and deleted_at is null`,
    [tx.now, tagId],
  )
}

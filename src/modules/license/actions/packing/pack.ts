import { MediaError } from "../../../../lib/errors"
import { changeTag, tagNotFound, tagState, type ChangedTag } from "../../transaction/change-tags"
import type { LicenseTransaction } from "../../transaction/types"
import { variantMismatch } from "../scans/receive"
import { lockTag } from "../tags/rows"
import { openPacks } from "./rows"

/** A copy that goes into a parcel. */
export interface Packed {
  tag_id: string
  order_id: string
  line_item_id: string
  variant_id: string
  /** Copies of the line that have not been fulfilled yet. */
  wanted: number
}

/**
 * Puts a copy to a line of an order. The tag stays where it is until the fulfilment is created; a row says that it is
 * taken.
 *
 * @throws 404, 409 `media_license_tag_state`, `media_license_variant_mismatch`, `media_license_tag_taken`,
 *   `media_license_pack_full`
 */
export async function pack(tx: LicenseTransaction, packed: Packed): Promise<{ id: string; packed: number }> {
  const { tag_id, order_id, line_item_id, variant_id, wanted } = packed
  await tx.sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`media_license:line:${line_item_id}`])
  const tag = await lockTag(tx.sql, tag_id)
  if (!tag) throw tagNotFound()
  if (tag.status !== "assigned") throw tagState(tag.status, "bound")
  if (tag.variant_id !== variant_id) throw variantMismatch(tag.variant_id, variant_id)
  const count = (await openPacks(tx.sql, [line_item_id])).get(line_item_id) ?? 0
  if (count >= wanted) throw packFull(line_item_id, wanted)
  const id = tx.newId("lpak")
  await tx.sql.execute(
    `insert into media_license_pack (id, tag_id, order_id, order_line_item_id, scanned_by, created_at, updated_at)
     values (?, ?, ?, ?, ?, now(), now())`,
    [id, tag_id, order_id, line_item_id, tx.actor.id ?? tx.actor.type],
  )
  await tx.record([{ kind: "pack.scanned", tag_id, data: { order_id, order_line_item_id: line_item_id } }])
  return { id, packed: count + 1 }
}

/**
 * Takes a copy out of the parcel again: before the fulfilment the row ends, after it the binding is undone, for as long
 * as `undoDays` allow.
 *
 * @throws 404, 409 `media_license_tag_state`
 */
export async function unpack(
  tx: LicenseTransaction,
  { tag_id, undoDays }: { tag_id: string; undoDays: number },
): Promise<ChangedTag | null> {
  const tag = await lockTag(tx.sql, tag_id)
  if (!tag) throw tagNotFound()
  const released = await tx.sql.execute(
    `update media_license_pack set released_at = ?, updated_at = now() where tag_id = ? and released_at is null returning id`,
    [tx.now, tag_id],
  )
  if (tag.status === "bound") return changeTag(tx, tag_id, { trigger: "undo_binding", undoDays, set: UNBOUND })
  if (released.length === 0) throw tagState(tag.status, "assigned")
  await tx.record([{ kind: "pack.released", tag_id }])
  return null
}

/** What an order had of the tag. */
export const UNBOUND = { order_id: null, order_line_item_id: null, fulfillment_id: null, bound_at: null } as const

const packFull = (lineId: string, wanted: number) =>
  new MediaError("conflict", "media_license_pack_full", `line ${lineId}: all ${wanted} copies have been scanned`, {
    details: { wanted },
  })

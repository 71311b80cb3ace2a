import { MediaError } from "../../../../lib/errors"
import { pgTextArray, type Sql } from "../../../../lib/sql"
import type { TagMode } from "../../domain/enums"
import { packGaps, type PackGap } from "../../domain/packing"
import { changeTags, type ChangedTag } from "../../transaction/change-tags"
import type { LicenseTransaction } from "../../transaction/types"
import { UNBOUND } from "./pack"
import { openPacks } from "./rows"

/** A line of a fulfilment. */
export interface FulfilledLine {
  line_item_id: string
  quantity: number
  tag_mode: TagMode
}

/** Lines whose scans do not match; empty: everything is in order. */
export async function findPackGaps(sql: Sql, lines: readonly FulfilledLine[]): Promise<PackGap[]> {
  return packGaps(lines, await openPacks(sql, idsOf(lines)))
}

const idsOf = (lines: readonly FulfilledLine[]) => lines.map((line) => line.line_item_id)

/**
 * Binds the scanned copies to a fulfilment: one change of each tag's row, and the pack rows get the fulfilment's id.
 * Binding the same fulfilment again changes nothing.
 *
 * @throws 409 `media_license_pack_incomplete` with `items`
 */
export async function bindTags(
  tx: LicenseTransaction,
  { order_id, fulfillment_id, lines }: { order_id: string; fulfillment_id: string; lines: readonly FulfilledLine[] },
): Promise<ChangedTag[]> {
  const [done] = await tx.sql.execute(`select 1 from media_license_pack where fulfillment_id = ? limit 1`, [
    fulfillment_id,
  ])
  if (done) return []
  for (const { line_item_id } of [...lines].sort((a, b) => (a.line_item_id < b.line_item_id ? -1 : 1))) {
    await tx.sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`media_license:line:${line_item_id}`])
  }
  const packs = await openPacks(tx.sql, idsOf(lines))
  const gaps = packGaps(lines, packs)
  if (gaps.length > 0) throw packIncomplete(gaps)
  const changed: ChangedTag[] = []
  for (const { line_item_id } of lines) {
    const bound = await changeTags(tx, {
      trigger: "bind",
      where: {
        sql: `t.id in (select tag_id from media_license_pack where order_line_item_id = ? and released_at is null
              and fulfillment_id is null and deleted_at is null)`,
        bindings: [line_item_id],
      },
      set: { order_id, order_line_item_id: line_item_id, fulfillment_id, bound_at: tx.now },
      data: { order_id, fulfillment_id },
    })
    // A copy that was revoked since it was counted is not in the parcel.
    const required = packs.get(line_item_id) ?? 0
    if (bound.length !== required) throw packIncomplete([{ line_item_id, required, packed: bound.length }])
    changed.push(...bound)
  }
  await tx.sql.execute(
    `update media_license_pack set fulfillment_id = ?, updated_at = now()
     where order_line_item_id = any(?::text[]) and released_at is null and fulfillment_id is null`,
    [fulfillment_id, pgTextArray(idsOf(lines))],
  )
  changed.forEach(({ id }) => tx.announce({ kind: "tag.bound", data: { id } }))
  return changed
}

/**
 * Undoes a binding: the tags of a fulfilment, or of a whole order, go back to stock and their pack rows end. Tags that
 * have been shipped stay sold.
 */
export async function unbindTags(
  tx: LicenseTransaction,
  by: { fulfillment_id: string } | { order_id: string },
): Promise<ChangedTag[]> {
  const [column, id] = "fulfillment_id" in by ? ["fulfillment_id", by.fulfillment_id] : ["order_id", by.order_id]
  const changed = await changeTags(tx, {
    trigger: "unbind",
    where: { sql: `t.${column} = ?`, bindings: [id] },
    set: UNBOUND,
    data: { [column]: id },
  })
  await tx.sql.execute(
    `update media_license_pack set released_at = ?, updated_at = now() where ${column} = ? and released_at is null`,
    [tx.now, id],
  )
  return changed
}

/** The parcel has left, or was handed over: the copies are sold. */
export async function shipTags(tx: LicenseTransaction, fulfillmentId: string): Promise<ChangedTag[]> {
  const changed = await changeTags(tx, {
    trigger: "ship",
    where: { sql: `t.fulfillment_id = ?`, bindings: [fulfillmentId] },
    set: { sold_at: tx.now },
    data: { fulfillment_id: fulfillmentId },
  })
  if (changed.length > 0) {
    await tx.sql.execute(
      `update media_license_pack set released_at = ?, updated_at = now() where fulfillment_id = ? and released_at is null`,
      [tx.now, fulfillmentId],
    )
  }
  changed.forEach(({ id }) => tx.announce({ kind: "tag.sold", data: { id } }))
  return changed
}

export const packIncomplete = (items: readonly PackGap[]) =>
  new MediaError(
    "conflict",
    "media_license_pack_incomplete",
    items.map((gap) => `line ${gap.line_item_id}: ${gap.packed} of ${gap.required} copies scanned`).join("; "),
    { details: { items } },
  )

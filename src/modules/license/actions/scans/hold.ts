import type { LicenseTransaction } from "../../transaction/types"
import { closeCases, openCase } from "../cases/open"

/** A line of which copies came back. */
export interface ReceivedLine {
  line_item_id: string
  /** In all returns so far. */
  received: number
}

const OUT = `status in ('sold', 'activated', 'transfer_pending') and deleted_at is null`

/**
 * Copies that the shop has got back and nobody has scanned yet are put on hold, as many as the parcels had; which of a
 * customer's equal copies it was only the scan tells. Counting what is on hold and what was scanned already makes it
 * right however often it is told.
 *
 * @returns how many were put on hold now
 */
export async function holdReturned(tx: LicenseTransaction, lines: readonly ReceivedLine[]): Promise<number> {
  let held = 0
  for (const { line_item_id, received } of lines) {
    await tx.sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`media_license:line:${line_item_id}`])
    const [{ known = 0 } = {}] = await tx.sql.execute<{ known: number }>(
      `select ((select count(*) from media_license_tag where order_line_item_id = ? and hold_reason = 'return' and ${OUT})
         + (select count(*) from media_license_event e where e.kind = 'tag.return' and e.data ->> 'order_line_item_id' = ?
              and e.tag_id in (select tag_id from media_license_pack
                where order_line_item_id = ? and fulfillment_id is not null)))::int as known`,
      [line_item_id, line_item_id, line_item_id],
    )
    held += await hold(tx, line_item_id, Math.max(received - known, 0))
  }
  return held
}

async function hold(tx: LicenseTransaction, lineId: string, count: number): Promise<number> {
  const tags = await tx.sql.execute<{ id: string }>(
    `update media_license_tag set hold_reason = 'return', updated_at = now() where id in (
       select id from media_license_tag where order_line_item_id = ? and hold_reason is null and ${OUT}
       order by sold_at, id limit ? for update) returning id`,
    [lineId, count],
  )
  for (const { id } of tags) {
    await tx.record([{ kind: "tag.held", tag_id: id, reason: "return", data: { order_line_item_id: lineId } }])
    await openCase(tx, { tag_id: id, kind: "return_scan", severity: "low", signals: { order_line_item_id: lineId } })
  }
  return tags.length
}

/** Another copy of the line was the one that came back: the one that was put on hold for it goes free. */
export async function releaseSibling(tx: LicenseTransaction, lineId: string): Promise<void> {
  const [sibling] = await tx.sql.execute<{ id: string }>(
    `update media_license_tag t set updated_at = now(), hold_reason = case when exists (
         select 1 from media_license_case c where c.tag_id = t.id and c.kind = 'ownership_dispute'
           and c.status in ('open', 'investigating')) then 'dispute' end
     where t.id = (select id from media_license_tag where order_line_item_id = ? and hold_reason = 'return' and ${OUT}
       order by sold_at desc, id desc limit 1 for update) returning t.id`,
    [lineId],
  )
  if (!sibling) return
  await tx.record([{ kind: "tag.released", tag_id: sibling.id, data: { order_line_item_id: lineId } }])
  await closeCases(tx, { tag_id: sibling.id, kind: "return_scan", resolution: "another copy of the line came back" })
}

import { pgTextArray, type Sql } from "../../../../lib/sql"

/** How many copies of a line have been scanned and wait for a fulfilment. One that was revoked meanwhile does not count. */
export async function openPacks(sql: Sql, lineIds: readonly string[]): Promise<Map<string, number>> {
  if (lineIds.length === 0) return new Map()
  const rows = await sql.execute<{ order_line_item_id: string; packed: number }>(
    `select p.order_line_item_id, count(*)::int as packed from media_license_pack p
     join media_license_tag t on t.id = p.tag_id and t.status = 'assigned' and t.deleted_at is null
     where p.order_line_item_id = any(?::text[]) and p.released_at is null and p.fulfillment_id is null
       and p.deleted_at is null
     group by p.order_line_item_id`,
    [pgTextArray(lineIds)],
  )
  return new Map(rows.map((row) => [row.order_line_item_id, row.packed]))
}

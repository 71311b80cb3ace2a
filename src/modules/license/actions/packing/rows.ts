import { pgTextArray, type Sql } from "../../../../lib/sql"

/** How many copies of a line have been scanned and wait for a fulfilment. */
export async function openPacks(sql: Sql, lineIds: readonly string[]): Promise<Map<string, number>> {
  if (lineIds.length === 0) return new Map()
  const rows = await sql.execute<{ order_line_item_id: string; packed: number }>(
    `select order_line_item_id, count(*)::int as packed from media_license_pack
     where order_line_item_id = any(?::text[]) and released_at is null and fulfillment_id is null and deleted_at is null
     group by order_line_item_id`,
    [pgTextArray(lineIds)],
  )
  return new Map(rows.map((row) => [row.order_line_item_id, row.packed]))
}

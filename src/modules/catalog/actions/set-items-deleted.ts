import { pgTextArray, type Sql } from "../sql/rows"

/**
 * Deletes items with their offers, or brings them back. Both carry the same `deleted_at`, which is how the offers that
 * went with an item are told from those that were deleted before.
 */
export async function setItemsDeleted(sql: Sql, ids: string[], deleted: boolean): Promise<string[]> {
  if (ids.length === 0) return []
  const list = pgTextArray(ids)
  if (deleted) {
    const rows = await sql.execute<{ id: string }>(
      `update media_item set deleted_at = now() where id = any(?::text[]) and deleted_at is null returning id`,
      [list],
    )
    await sql.execute(
      `update media_offer o set deleted_at = i.deleted_at from media_item i
       where o.media_item_id = i.id and i.id = any(?::text[]) and o.deleted_at is null and i.deleted_at is not null`,
      [list],
    )
    return rows.map((r) => r.id)
  }
  await sql.execute(
    `update media_offer o set deleted_at = null from media_item i
     where o.media_item_id = i.id and i.id = any(?::text[]) and o.deleted_at = i.deleted_at`,
    [list],
  )
  const rows = await sql.execute<{ id: string }>(
    `update media_item set deleted_at = null where id = any(?::text[]) and deleted_at is not null returning id`,
    [list],
  )
  return rows.map((r) => r.id)
}

import { pgTextArray, type Sql } from "../../../../lib/sql"

/** Bound lines of carts that nobody will complete, if nothing was booked from them; answers how many went. */
export async function removeCartLines(sql: Sql, ids: readonly string[]): Promise<number> {
  const gone = await sql.execute(
    `delete from media_rental_cart_line l where l.id = any(?::text[])
       and not exists (select 1 from media_rental_order r where r.cart_line_id = l.id) returning l.id`,
    [pgTextArray(ids)],
  )
  return gone.length
}

/** A part of the answers that are kept no longer under their Idempotency-Key. */
export async function removeOldRequests(sql: Sql, { now, limit }: { now: Date; limit: number }): Promise<number> {
  const gone = await sql.execute(
    `delete from media_rental_request where id in (
       select id from media_rental_request where expires_at < ? order by expires_at limit ? for update skip locked)
     returning id`,
    [now, limit],
  )
  return gone.length
}

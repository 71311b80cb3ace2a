import { MediaError } from "../../../../lib/errors"
import { pgTextArray, type Sql } from "../../../../lib/sql"
import { UNSETTLED_RENTAL_STATUSES } from "../../domain/enums"

/** How many rentals that are not settled name this offer or customer. */
export async function openRentals(sql: Sql, column: "offer_id" | "customer_id", id: string): Promise<number> {
  const [row] = await sql.execute<{ count: number }>(
    `select count(*)::int as count from media_rental_order
      where "${column}" = ? and status = any(?::text[]) and deleted_at is null`,
    [id, pgTextArray(UNSETTLED_RENTAL_STATUSES)],
  )
  return row?.count ?? 0
}

export function inUse(message: string, details: Record<string, number>): MediaError {
  return new MediaError("conflict", "media_rental_in_use", message, { details })
}

import type { Sql } from "../../../../lib/sql"
import { boundaryAt } from "../../domain/late-fee"
import type { TermsSnapshot } from "../../domain/terms"
import type { PageOf } from "./queues"

/** A rental to which something is to be done. */
export interface DueRental {
  id: string
  variant_id: string
}

const AFTER = (column: string) => `(?::text is null or (${column}, r.id) > (
  select ${column.replace("r.", "b.")}, b.id from media_rental_order b where b.id = ?))`

/**
 * Bookings nobody came for: so long after their start as their own terms say, with the copy waiting on the shelf all the
 * same. Where the shop had no copy to give, or has not posted it, the customer is not to blame, and staff decide.
 */
export async function noShows(sql: Sql, { now, after, limit }: PageOf<string>): Promise<DueRental[]> {
  return sql.execute<DueRental>(
    `select r.id, r.variant_id from media_rental_order r join media_rental_unit u on u.id = r.unit_id
     where r.status in ('reserved', 'ready') and r.fulfilment = 'pickup' and not r.at_risk and r.deleted_at is null
       and r.starts_at <= ? and u.status in ('available', 'ready')
       and r.starts_at + coalesce((r.terms_snapshot->'terms'->>'no_show_after_ms')::float8, 86400000)
         * interval '1 millisecond' <= ?
       and ${AFTER("r.starts_at")}
     order by r.starts_at, r.id limit ?`,
    [now, now, after, after, limit],
  )
}

interface GivenUp extends DueRental {
  late_due_date: string
  terms_snapshot: Pick<TermsSnapshot, "terms" | "calendar">
}

/**
 * A page of copies that have been away for so long that their terms give them up. `after` of the next page is `last`,
 * `null` on the last one: the database only finds candidates, the end of the last late day is the calendar's to say.
 */
export async function givenUp(
  sql: Sql,
  { now, after, limit }: PageOf<string>,
): Promise<{ rentals: DueRental[]; last: string | null }> {
  const candidates = await sql.execute<GivenUp>(
    `select r.id, r.variant_id, r.late_due_date, r.terms_snapshot from media_rental_order r
     where r.status = 'out' and r.deleted_at is null and r.due_at <= ?
       and r.due_at + ((r.terms_snapshot->'terms'->>'lost_after_days')::int - 1) * interval '1 day' <= ?
       and ${AFTER("r.due_at")}
     order by r.due_at, r.id limit ?`,
    [now, now, after, after, limit],
  )
  const rentals = candidates.filter(({ late_due_date: due_date, terms_snapshot: { terms, calendar } }) => {
    const days = terms.lost_after_days
    return days !== null && boundaryAt({ due_date, calendar, terms }, days) <= now
  })
  const last = candidates.length < limit ? null : candidates[candidates.length - 1]!.id
  return { rentals: rentals.map(({ id, variant_id }) => ({ id, variant_id })), last }
}

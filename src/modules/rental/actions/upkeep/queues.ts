import type { Sql } from "../../../../lib/sql"
import type { TitlePlace } from "../holds/hold"

/** A page of work: what follows a key, at most so many. */
export interface PageOf<Key> {
  now: Date
  after: Key | null
  limit: number
}

/**
 * Titles whose queue is behind the clock: a hold nobody fetched, a suspension that is over, a hold of a cart or of a
 * customer that has lapsed, or a copy on the shelf although somebody waits (its time was too short before, the customer
 * was blocked, another transaction has freed it). Found by what is, not by what has just happened, so that any run
 * catches up with all that were missed.
 */
export async function queuesBehind(sql: Sql, { now, after, limit }: PageOf<TitlePlace>): Promise<TitlePlace[]> {
  return sql.execute<TitlePlace>(
    `select variant_id, location_id from (
       select variant_id, location_id from media_rental_hold
       where status = 'ready' and expires_at <= ? and deleted_at is null
       union
       select h.variant_id, h.location_id from media_rental_hold h
       left join media_rental_calendar c on c.location_id = h.location_id and c.deleted_at is null
       where h.status = 'suspended' and h.deleted_at is null
         and h.suspended_until <= to_char(?::timestamptz at time zone coalesce(c.tz, 'UTC'), 'YYYY-MM-DD')
       union
       select u.variant_id, u.home_location_id from media_rental_allocation a
       join media_rental_unit u on u.id = a.unit_id
       where a.active and a.expires_at is not null and a.expires_at <= ? and a.deleted_at is null
       union
       select h.variant_id, h.location_id from media_rental_hold h
       join media_rental_offer f on f.variant_id = h.variant_id and f.enabled and f.deleted_at is null
       where h.status = 'waiting' and h.deleted_at is null and ${COPY_ON_SHELF}
     ) behind
     where ?::text is null or (variant_id, location_id) > (?, ?)
     order by variant_id, location_id limit ?`,
    [
      now,
      now,
      now,
      now,
      now,
      now,
      after?.variant_id ?? null,
      after?.variant_id ?? null,
      after?.location_id ?? null,
      limit,
    ],
  )
}

/** A copy that is there and that nothing blocks at this moment. */
const COPY_ON_SHELF = `exists (
  select 1 from media_rental_unit u
  where u.variant_id = h.variant_id and u.home_location_id = h.location_id and u.current_location_id = h.location_id
    and u.status = 'available' and u.deleted_at is null and not exists (
      select 1 from media_rental_allocation b
      where b.unit_id = u.id and b.active and b.deleted_at is null and b.blocked_from <= ? and b.blocked_until > ?
        and (b.expires_at is null or b.expires_at > ?)))`

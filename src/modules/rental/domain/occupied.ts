import type { Fulfilment } from "./enums"
import type { RentalPeriod } from "./shop-time"
import type { Terms } from "./terms"

/** How long a rental speaks for its copy, as stored in its allocation. */
export interface Occupied {
  starts_at: Date
  ends_at: Date
  blocked_from: Date
  blocked_until: Date
}

/**
 * A rental's period with the time before and after it (§7): the terms' buffers, and on each side the way to the
 * customer when the copy is posted. With `now`, for a rental that is still to be booked: what lies before is nobody's any
 * more, so one that begins today does not collide with the copy that came back this morning.
 *
 * @example
 * const period = periodOf({ calendar, terms, start_date, due_date })
 * await claim(tx, [{ ...occupiedBy(period, terms, "ship", tx.now), kind: "rental", … }])
 */
export function occupiedBy(
  { starts_at, due_at }: Pick<RentalPeriod, "starts_at" | "due_at">,
  terms: Pick<Terms, "buffer_before_ms" | "buffer_after_ms" | "ship_buffer_ms">,
  fulfilment: Fulfilment,
  now: Date = new Date(0),
): Occupied {
  const way = fulfilment === "ship" ? terms.ship_buffer_ms : 0
  return {
    starts_at: later(starts_at, now),
    ends_at: due_at,
    blocked_from: later(new Date(starts_at.getTime() - terms.buffer_before_ms - way), now),
    blocked_until: new Date(due_at.getTime() + terms.buffer_after_ms + way),
  }
}

/** Whether time that is kept already is enough for what is wanted now. */
export function covers(
  kept: Pick<Occupied, "blocked_from" | "blocked_until">,
  wanted: Pick<Occupied, "blocked_from" | "blocked_until">,
): boolean {
  return kept.blocked_from <= wanted.blocked_from && wanted.blocked_until <= kept.blocked_until
}

const later = (a: Date, b: Date): Date => (a > b ? a : b)

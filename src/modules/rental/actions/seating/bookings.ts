import { reseat } from "../../domain/seat"
import type { RentalTransaction } from "../../transaction/types"
import { applyMoves, deferring, release } from "./claim"
import { loadTitle, type ShelfTerms } from "./load-title"

/** An allocation next to another on the same copy. */
export interface Neighbour {
  id: string
  kind: string
  ref_id: string | null
  starts_at: Date
  blocked_from: Date
  blocked_until: Date
}

/** What stands before and after an allocation on its copy; the caller holds the title's lock. */
export async function neighbours(
  tx: RentalTransaction,
  { unit_id, allocation_id, at }: { unit_id: string; allocation_id: string; at: Date },
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  const side = async (condition: string, order: string) => {
    const [row] = await tx.sql.execute<Neighbour>(
      `select id, kind, ref_id, starts_at, blocked_from, blocked_until from media_rental_allocation
       where unit_id = ? and id <> ? and active and deleted_at is null
         and (expires_at is null or expires_at > ?) and ${condition} order by ${order} limit 1`,
      [unit_id, allocation_id, tx.now, at],
    )
    return row ?? null
  }
  return {
    previous: await side(`blocked_from < ?`, `blocked_from desc`),
    next: await side(`blocked_from >= ?`, `blocked_from`),
  }
}

/** New times of one allocation; what is left out stays. */
export interface NewTimes {
  starts_at?: Date
  ends_at?: Date
  blocked_from?: Date
  blocked_until?: Date
  late_after?: Date
}

const TIMES = ["starts_at", "ends_at", "blocked_from", "blocked_until", "late_after"] as const

/** Sets new times. Where they meet another allocation the constraint refuses and the change is repeated as a whole. */
export async function resize(tx: RentalTransaction, allocationId: string, times: NewTimes): Promise<void> {
  const given = TIMES.filter((column) => times[column] !== undefined)
  if (given.length === 0) return
  await tx.sql.execute(
    `update media_rental_allocation set ${given.map((column) => `${column} = ?`).join(", ")}, updated_at = now()
     where id = ?`,
    [...given.map((column) => times[column]), allocationId],
  )
}

/** Two allocations change copies, with their rental orders; their times stay. */
export async function swap(tx: RentalTransaction, first: AllocationSeat, second: AllocationSeat): Promise<void> {
  await deferring(tx, () =>
    applyMoves(tx, [
      { allocation_id: first.allocation_id, from_unit_id: first.unit_id, to_unit_id: second.unit_id },
      { allocation_id: second.allocation_id, from_unit_id: second.unit_id, to_unit_id: first.unit_id },
    ]),
  )
}

/** An allocation moves to another copy that the caller has found free; its times stay. */
export async function moveTo(tx: RentalTransaction, seat: AllocationSeat, unitId: string): Promise<void> {
  await deferring(tx, () =>
    applyMoves(tx, [{ allocation_id: seat.allocation_id, from_unit_id: seat.unit_id, to_unit_id: unitId }]),
  )
}

export interface AllocationSeat {
  allocation_id: string
  unit_id: string
}

/** A copy whose bookings have to go elsewhere. `terms` are those of its title. */
export interface LeavingCopy {
  unit_id: string
  variant_id: string
  location_id: string
  terms: ShelfTerms
}

interface FutureBooking {
  id: string
  kind: string
  ref_id: string | null
}

/**
 * Finds other copies for the future bookings of a copy that is lost, sold, retired or late. Bookings without another
 * copy stay where they are and are flagged `at_risk` once; checkout holds among them are ended, their carts ask again.
 *
 * @param before only bookings that start before this moment; all without it
 */
export async function reseatBookings(
  tx: RentalTransaction,
  copy: LeavingCopy,
  { before }: { before?: Date } = {},
): Promise<{ moved: string[]; flagged: string[] }> {
  const bookings = await futureBookings(tx, copy.unit_id, before)
  if (bookings.length === 0) return { moved: [], flagged: [] }
  const title = await loadTitle(tx.sql, { ...copy, now: tx.now })
  const result = reseat(
    bookings.map((booking) => booking.id),
    title.copies,
    withThisCopy(title.blocks, bookings, await periodsOf(tx, bookings), copy.unit_id),
  )
  await deferring(tx, () => applyMoves(tx, result.moves))
  const unplaced = bookings.filter((booking) => result.unplaced.includes(booking.id))
  await release(
    tx,
    unplaced.filter((booking) => booking.kind === "checkout_hold").map((booking) => booking.id),
  )
  return {
    moved: result.moves.map((move) => move.allocation_id),
    flagged: await flagAtRisk(tx, unplaced, copy),
  }
}

/** Bookings that nobody has picked yet; one that has begun and waits to be fetched is among them. */
async function futureBookings(tx: RentalTransaction, unitId: string, before?: Date): Promise<FutureBooking[]> {
  return tx.sql.execute<FutureBooking>(
    `select a.id, a.kind, a.ref_id from media_rental_allocation a
     where a.unit_id = ? and a.active and a.deleted_at is null and not a.pinned and not a.custody_open
       and a.kind in ('rental', 'checkout_hold') and a.starts_at < ?
       and (a.starts_at > ? or a.expires_at > ? or exists (
         select 1 from media_rental_order r where r.allocation_id = a.id and r.status = 'reserved'))
     order by a.starts_at, a.id`,
    [unitId, before ?? new Date(Date.UTC(9999, 0)), tx.now, tx.now],
  )
}

interface Period {
  id: string
  from: number
  until: number
}

async function periodsOf(tx: RentalTransaction, bookings: readonly FutureBooking[]): Promise<Period[]> {
  return tx.sql.execute<Period>(
    `select id, (extract(epoch from blocked_from) * 1000)::float8 as "from",
       (extract(epoch from blocked_until) * 1000)::float8 as until
     from media_rental_allocation where id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(bookings.map((booking) => booking.id))],
  )
}

/** A copy out of service is not read with its title; its bookings still have to be known to be moved. */
function withThisCopy(
  blocks: Awaited<ReturnType<typeof loadTitle>>["blocks"],
  bookings: readonly FutureBooking[],
  periods: readonly Period[],
  unitId: string,
) {
  const leaving = new Set(bookings.map((booking) => booking.id))
  const own = periods.map((period) => ({
    allocation_id: period.id,
    unit_id: unitId,
    from: period.from,
    until: period.until,
    movable: true,
  }))
  return [...blocks.filter((block) => !leaving.has(block.allocation_id)), ...own]
}

/** Marks the rental orders of these bookings, once; answers the ids of those that were not marked before. */
export async function flagAtRisk(
  tx: RentalTransaction,
  bookings: readonly { ref_id: string | null }[],
  copy: Pick<LeavingCopy, "unit_id" | "variant_id">,
): Promise<string[]> {
  const ids = bookings.map((booking) => booking.ref_id).filter((id) => id !== null)
  const flagged = await tx.sql.execute<{ id: string }>(
    `update media_rental_order set at_risk = true, version = version + 1, updated_at = now()
     where id in (select jsonb_array_elements_text(?::jsonb)) and not at_risk and status = 'reserved'
     returning id`,
    [JSON.stringify(ids)],
  )
  for (const { id } of flagged) {
    await tx.event({ type: "order.at_risk", rental_order_id: id, unit_id: copy.unit_id, variant_id: copy.variant_id })
  }
  return flagged.map((order) => order.id)
}

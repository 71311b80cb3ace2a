import { insertInto, pgTextArray } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { AllocationKind } from "../../domain/enums"
import type { SeatMove, SeatRequest } from "../../domain/seat"
import type { RentalTransaction } from "../../transaction/types"
import { loadTitle, type ShelfTerms } from "./load-title"

/** One copy of a title for one period. The caller holds the title's lock. */
export interface ClaimRequest {
  variant_id: string
  location_id: string
  kind: AllocationKind
  /** The rental order, hold or cart line it is for. */
  ref_id: string | null
  cart_id?: string | null
  starts_at: Date
  ends_at: Date
  blocked_from: Date
  blocked_until: Date
  /** For holds only. */
  expires_at?: Date | null
  pinned?: boolean
  note?: string | null
  /** Exactly this copy. */
  unit_id?: string
  terms: ShelfTerms
}

export interface Seat {
  allocation_id: string
  unit_id: string
}

const COLUMNS = [
  "id",
  "unit_id",
  "variant_id",
  "kind",
  "ref_id",
  "cart_id",
  "starts_at",
  "ends_at",
  "blocked_from",
  "blocked_until",
  "active",
  "pinned",
  "custody_open",
  "expires_at",
  "note",
]

/**
 * Gives every request a copy, or none any. Other bookings may move to other copies of their title; their dates never
 * change. Seats come in the order of the requests.
 *
 * @throws 409 `media_rental_unavailable` with `details.variant_id` and `details.requests` (indexes) that found no copy
 */
export async function claim(tx: RentalTransaction, requests: readonly ClaimRequest[]): Promise<Seat[]> {
  const seats = new Map<number, Seat>()
  await deferring(tx, async () => {
    for (const indexes of byTitle(requests)) {
      const plan = await seatTitle(tx, requests, indexes)
      await applyMoves(tx, plan.moves)
      for (const { request, unit_id } of plan.seats) {
        seats.set(indexes[request]!, { allocation_id: tx.newId("ralc"), unit_id })
      }
    }
    const rows = requests.map((request, index) => rowOf(request, seats.get(index)!))
    await insertInto(tx.sql, "media_rental_allocation", COLUMNS, rows)
  })
  return requests.map((_, index) => seats.get(index)!)
}

async function seatTitle(tx: RentalTransaction, requests: readonly ClaimRequest[], indexes: readonly number[]) {
  const first = requests[indexes[0]!]!
  const wanted = indexes.map((index) => toSeatRequest(requests[index]!))
  const title = await loadTitle(tx.sql, {
    variant_id: first.variant_id,
    location_id: first.location_id,
    now: tx.now,
    terms: first.terms,
    from: new Date(Math.min(...wanted.map((request) => request.from))),
  })
  const plan = title.open.seat(wanted)
  if (!plan) throw unavailable(first.variant_id, indexes)
  return plan
}

/**
 * Runs `work` with the overlap constraint asleep until its end, so that bookings may change places. It is checked here
 * and not at the commit, where nobody could explain it any more.
 */
export async function deferring<T>(tx: RentalTransaction, work: () => Promise<T>): Promise<T> {
  await tx.sql.execute(`set constraints ex_media_rental_allocation_overlap deferred`)
  const result = await work()
  await tx.sql.execute(`set constraints ex_media_rental_allocation_overlap immediate`)
  return result
}

/** Moves bookings to other copies, with their rental orders. */
export async function applyMoves(tx: RentalTransaction, moves: readonly SeatMove[]): Promise<void> {
  if (moves.length === 0) return
  const pairs = JSON.stringify(moves.map((move) => ({ id: move.allocation_id, unit_id: move.to_unit_id })))
  await tx.sql.execute(
    `update media_rental_allocation a set unit_id = m.unit_id, updated_at = now()
     from jsonb_to_recordset(?::jsonb) as m(id text, unit_id text) where a.id = m.id`,
    [pairs],
  )
  const moved = await tx.sql.execute<{ id: string; unit_id: string; allocation_id: string; variant_id: string }>(
    `update media_rental_order o set unit_id = m.unit_id, at_risk = false, version = version + 1, updated_at = now()
     from jsonb_to_recordset(?::jsonb) as m(id text, unit_id text) where o.allocation_id = m.id
     returning o.id, o.unit_id, o.allocation_id, o.variant_id`,
    [pairs],
  )
  const from = new Map(moves.map((move) => [move.allocation_id, move.from_unit_id]))
  for (const order of moved) {
    await tx.event({
      type: "order.reseated",
      rental_order_id: order.id,
      unit_id: order.unit_id,
      variant_id: order.variant_id,
      data: { from_unit_id: from.get(order.allocation_id), to_unit_id: order.unit_id },
    })
  }
}

/** Ends allocations: cancelled, expired or superseded. */
export async function release(tx: RentalTransaction, allocationIds: readonly string[]): Promise<void> {
  if (allocationIds.length === 0) return
  await tx.sql.execute(
    `update media_rental_allocation set active = false, custody_open = false, updated_at = now()
     where id = any(?::text[]) and active`,
    [pgTextArray(allocationIds)],
  )
}

/** 409: no copy for these requests. */
export function unavailable(variantId: string, requests: readonly number[] = []): MediaError {
  return new MediaError(
    "conflict",
    "media_rental_unavailable",
    `variant ${variantId} has no free copy in this period`,
    {
      details: { variant_id: variantId, requests },
    },
  )
}

function byTitle(requests: readonly ClaimRequest[]): number[][] {
  const titles = new Map<string, number[]>()
  requests.forEach(({ variant_id, location_id }, index) => {
    const key = JSON.stringify([variant_id, location_id])
    titles.set(key, [...(titles.get(key) ?? []), index])
  })
  return [...titles.values()]
}

function toSeatRequest({ blocked_from, blocked_until, unit_id }: ClaimRequest): SeatRequest {
  const period = { from: blocked_from.getTime(), until: blocked_until.getTime() }
  return unit_id === undefined ? period : { ...period, unit_id }
}

function rowOf(request: ClaimRequest, seat: Seat): Record<string, unknown> {
  const { variant_id, kind, ref_id, starts_at, ends_at, blocked_from, blocked_until } = request
  return {
    id: seat.allocation_id,
    unit_id: seat.unit_id,
    variant_id,
    kind,
    ref_id,
    cart_id: request.cart_id ?? null,
    starts_at,
    ends_at,
    blocked_from,
    blocked_until,
    active: true,
    pinned: request.pinned ?? false,
    custody_open: false,
    expires_at: request.expires_at ?? null,
    note: request.note ?? null,
  }
}

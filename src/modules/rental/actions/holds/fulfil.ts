import { MediaError } from "../../../../lib/errors"
import type { RentalTransaction } from "../../transaction/types"
import { claim, release, resize, type Seat, type ShelfTerms } from "../seating"
import { lockHold, wrongHoldState, type Hold } from "./hold"

/** A rental that takes the place of a hold. */
export interface FulfilHold {
  hold_id: string
  /** The rental order that is about to be written with the answered copy and allocation. */
  rental_order_id: string
  /** Who rents; the hold must be theirs. */
  customer_id: string
  variant_id: string
  location_id: string
  starts_at: Date
  ends_at: Date
  blocked_until: Date
  /** Of a cart line. */
  cart_id?: string | null
  /** The copy in the clerk's hand; left out, the one that is set aside. */
  unit_id?: string
  terms: ShelfTerms
}

/**
 * Turns the copy set aside for a hold into a rental, from now on: the same allocation becomes the rental's, trimmed to
 * its time. Where the rental is longer than that, or another copy of the title is in hand, a new allocation takes its
 * place. The caller holds the title's lock, writes the rental order with the answered copy and allocation, and promotes
 * the title's queue where another copy was taken.
 *
 * @throws 404 `media_rental_hold_not_found` for a hold that is unknown or somebody else's, 409 `media_rental_state` for
 *   one that is not ready (any more), 409 `media_rental_unavailable` when the copy has no time for the whole rental
 * @example
 * const { allocation_id, unit_id } = await fulfilHold(tx, { hold_id, rental_order_id, customer_id, ...period, terms })
 */
export async function fulfilHold(tx: RentalTransaction, input: FulfilHold): Promise<Seat> {
  const hold = await readyHold(tx, input)
  const seat = await takeOver(tx, { allocation_id: hold.allocation_id!, unit_id: hold.unit_id! }, input)
  await tx.sql.execute(
    `update media_rental_hold set status = 'fulfilled', rental_order_id = ?, unit_id = ?, allocation_id = ?,
       version = version + 1, updated_at = now() where id = ?`,
    [input.rental_order_id, seat.unit_id, seat.allocation_id, hold.id],
  )
  await tx.event({
    type: "hold.fulfilled",
    hold_id: hold.id,
    rental_order_id: input.rental_order_id,
    unit_id: seat.unit_id,
    variant_id: hold.variant_id,
    from_status: "ready",
    to_status: "fulfilled",
    data: { customer_id: hold.customer_id },
  })
  return seat
}

async function readyHold(tx: RentalTransaction, input: FulfilHold): Promise<Hold> {
  const hold = await lockHold(tx, input.hold_id)
  if (
    hold.customer_id !== input.customer_id ||
    hold.variant_id !== input.variant_id ||
    hold.location_id !== input.location_id
  ) {
    throw new MediaError(
      "not_found",
      "media_rental_hold_not_found",
      `hold_id: ${hold.id} is no hold of this customer for this title here`,
    )
  }
  if (hold.status !== "ready" || hold.expires_at! <= tx.now) throw wrongHoldState(hold, "used")
  return hold
}

async function takeOver(tx: RentalTransaction, held: Seat, input: FulfilHold): Promise<Seat> {
  const unitId = input.unit_id ?? held.unit_id
  if (unitId === held.unit_id && (await endOf(tx, held)) >= input.blocked_until) return convert(tx, held, input)
  await release(tx, [held.allocation_id])
  const { variant_id, location_id, terms } = input
  const [seat] = await claim(tx, [
    {
      variant_id,
      location_id,
      kind: "rental",
      ref_id: input.rental_order_id,
      cart_id: input.cart_id ?? null,
      unit_id: unitId,
      pinned: true,
      ...fromNow(tx, input),
      terms,
    },
  ])
  return seat!
}

async function endOf(tx: RentalTransaction, { allocation_id }: Seat): Promise<Date> {
  const [row] = await tx.sql.execute<{ blocked_until: Date }>(
    `select blocked_until from media_rental_allocation where id = ?`,
    [allocation_id],
  )
  return row!.blocked_until
}

async function convert(tx: RentalTransaction, held: Seat, input: FulfilHold): Promise<Seat> {
  await tx.sql.execute(
    `update media_rental_allocation set kind = 'rental', ref_id = ?, cart_id = ?, expires_at = null, updated_at = now()
     where id = ?`,
    [input.rental_order_id, input.cart_id ?? null, held.allocation_id],
  )
  await resize(tx, held.allocation_id, fromNow(tx, input))
  return held
}

/** The copy is on the shelf and theirs: no time before now matters, none between now and the start is given away. */
function fromNow({ now }: RentalTransaction, { starts_at, ends_at, blocked_until }: FulfilHold) {
  return { starts_at: starts_at > now ? starts_at : now, ends_at, blocked_from: now, blocked_until }
}

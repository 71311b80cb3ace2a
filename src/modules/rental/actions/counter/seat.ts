import { MediaError } from "../../../../lib/errors"
import type { RentalTransaction } from "../../transaction/types"
import { loadTitle, release, resize, type ShelfTerms } from "../seating"
import { applyMoves, deferring } from "../seating/claim"
import { unitConflict, type CounterAllocation, type CounterUnit } from "./rows"

/** A pickup hold that keeps the copy on the hold shelf at this moment. */
export interface ShelfHold {
  id: string
  allocation_id: string
  customer_id: string
  variant_id: string
}

/** Who the copy is kept for, if anybody. */
export async function shelfHoldOf(tx: RentalTransaction, unitId: string): Promise<ShelfHold | null> {
  const [hold] = await tx.sql.execute<ShelfHold>(
    `select h.id, a.id as allocation_id, h.customer_id, h.variant_id
     from media_rental_allocation a join media_rental_hold h on h.id = a.ref_id and h.status = 'ready'
     where a.unit_id = ? and a.kind = 'pickup_hold' and a.active and a.expires_at > ? and a.deleted_at is null
     for update of h`,
    [unitId, tx.now],
  )
  return hold ?? null
}

/** @throws 409 `media_rental_unit_held` when the copy is kept for somebody else */
export function requireNotHeld(hold: ShelfHold | null, customerId: string, barcode: string): void {
  if (!hold || hold.customer_id === customerId) return
  throw new MediaError(
    "conflict",
    "media_rental_unit_held",
    `barcode: ${barcode} is on the hold shelf for a customer`,
    {
      details: { barcode, hold_id: hold.id },
    },
  )
}

/** A rental's allocation that is to lie on exactly the scanned copy. */
export interface SeatOnCopy {
  allocation: CounterAllocation
  unit: CounterUnit
  /** What the hold shelf keeps this copy for; it gives way. */
  hold: ShelfHold | null
  /** The copy leaves now, before its time if need be. */
  leaves_now: boolean
  terms: ShelfTerms
}

/**
 * Lays a rental's allocation on the scanned copy. Bookings of that copy go elsewhere, onto the copy the rental leaves
 * for one, which is a swap. The caller holds the title's lock.
 *
 * @throws 409 `media_rental_unit_conflict` when something that cannot move is in the way
 */
export async function seatOnCopy(tx: RentalTransaction, seat: SeatOnCopy): Promise<void> {
  const { allocation, unit, hold, terms } = seat
  const times = newTimes(tx.now, seat)
  const isMoving = allocation.unit_id !== unit.id
  if (!isMoving && times.starts_at.getTime() === allocation.starts_at.getTime()) return
  const title = await loadTitle(tx.sql, {
    variant_id: unit.variant_id,
    location_id: unit.home_location_id,
    now: tx.now,
    terms,
    from: times.blocked_from,
    except: { allocation_ids: [allocation.id, ...(hold ? [hold.allocation_id] : [])] },
  })
  const [from, until] = [times.blocked_from.getTime(), allocation.blocked_until.getTime()]
  const plan = title.open.seat([{ from, until, unit_id: unit.id }])
  if (!plan) throw unitConflict(`barcode: ${unit.barcode} is booked for others in this time`, { barcode: unit.barcode })
  const own = { allocation_id: allocation.id, from_unit_id: allocation.unit_id, to_unit_id: unit.id }
  await release(tx, hold ? [hold.allocation_id] : [])
  await deferring(tx, async () => {
    await applyMoves(tx, isMoving ? [...plan.moves, own] : plan.moves)
    await resize(tx, allocation.id, times)
  })
}

/**
 * A copy that leaves early is taken from now on. On another copy than before, what lies behind is not taken along: that
 * copy may have been with somebody else then.
 */
function newTimes(now: Date, { allocation, unit, leaves_now }: SeatOnCopy): { starts_at: Date; blocked_from: Date } {
  const { starts_at, blocked_from } = allocation
  if (leaves_now && now < starts_at) return { starts_at: now, blocked_from: now < blocked_from ? now : blocked_from }
  if (allocation.unit_id === unit.id || now <= blocked_from) return { starts_at, blocked_from }
  return { starts_at: now < starts_at ? starts_at : now, blocked_from: now }
}

/** The customer takes the title on another rental of theirs: what they waited for is done. */
export async function closeHold(tx: RentalTransaction, hold: ShelfHold, rentalId: string): Promise<void> {
  await release(tx, [hold.allocation_id])
  const done = await tx.sql.execute(
    `update media_rental_hold set status = 'fulfilled', rental_order_id = ?, version = version + 1, updated_at = now()
     where id = ? and status = 'ready' returning id`,
    [rentalId, hold.id],
  )
  if (done.length === 0) return
  await tx.event({
    type: "hold.fulfilled",
    hold_id: hold.id,
    rental_order_id: rentalId,
    variant_id: hold.variant_id,
    from_status: "ready",
    to_status: "fulfilled",
    data: { customer_id: hold.customer_id },
  })
}

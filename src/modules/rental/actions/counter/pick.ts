import type { RentalTransaction } from "../../transaction/types"
import {
  findRental,
  findUnit,
  lockAllocation,
  lockRental,
  lockUnit,
  unitConflict,
  wrongState,
  type CounterAllocation,
  type CounterRental,
  type CounterUnit,
} from "./rows"
import type { Sql } from "../../../../lib/sql"
import { backToShelf } from "../copies/back-to-shelf"
import { promoteHolds } from "../holds/promote"
import { closeHold, requireNotHeld, seatOnCopy, shelfHoldOf } from "./seat"

/** A booked rental and the copy that has been scanned for it. */
export interface RentalAndCopy {
  rental_id: string
  barcode: string
}

/** Read before the transaction, so that it knows which title to lock. */
export async function titleOf(sql: Sql, { rental_id, barcode }: RentalAndCopy) {
  const rental = await findRental(sql, rental_id)
  const unit = await findUnit(sql, barcode)
  return { titles: [rental.variant_id], customers: [rental.customer_id], unit_id: unit.id }
}

/** Rental, scanned copy and allocation, locked, all three fit for each other. */
export interface Matched {
  rental: CounterRental
  unit: CounterUnit
  allocation: CounterAllocation
}

/**
 * @throws 409 `media_rental_state` for a rental that is not waiting to go out, 409 `media_rental_unit_conflict` or
 * `media_rental_unit_held` for a copy that cannot go out on it
 */
export async function match(tx: RentalTransaction, { rental_id, unit_id }: { rental_id: string; unit_id: string }) {
  const rental = await lockRental(tx, rental_id)
  requireWaiting(tx, rental)
  const allocation = await lockAllocation(tx, rental.allocation_id)
  const unit = await lockUnit(tx, unit_id)
  if (unit.variant_id !== rental.variant_id) {
    throw unitConflict(`barcode: ${unit.barcode} is a copy of another title`, { barcode: unit.barcode })
  }
  const isOwn = allocation.unit_id === unit.id
  if (unit.status !== "available" && !(isOwn && unit.status === "ready")) {
    requireNotHeld(await shelfHoldOf(tx, unit.id), rental.customer_id, unit.barcode)
    throw unitConflict(`barcode: ${unit.barcode} is ${unit.status}`, { barcode: unit.barcode, status: unit.status })
  }
  return { rental, unit, allocation }
}

function requireWaiting(tx: RentalTransaction, rental: CounterRental): void {
  const no = `rental ${rental.display_no}`
  if (rental.status !== "reserved" && rental.status !== "ready") {
    throw wrongState(`${no} is ${rental.status}`, { rental_id: rental.id, status: rental.status })
  }
  if (rental.due_at <= tx.now) {
    throw wrongState(`${no} was to be back by ${rental.due_at.toISOString()}: cancel it or book anew`, {
      rental_id: rental.id,
      status: rental.status,
      reason: "period_over",
    })
  }
}

/**
 * Puts the rental on the scanned copy: another one of the title changes places with it, and what the hold shelf keeps
 * for this customer is theirs. Answers the copy that had been set aside for the rental before.
 */
export async function takeCopy(
  tx: RentalTransaction,
  { rental, unit, allocation }: Matched,
  { leaves_now }: { leaves_now: boolean },
): Promise<{ id: string; barcode: string } | null> {
  const { customer_id, terms_snapshot } = rental
  const hold = await shelfHoldOf(tx, unit.id)
  requireNotHeld(hold, customer_id, unit.barcode)
  await seatOnCopy(tx, { allocation, unit, hold, leaves_now, terms: terms_snapshot.terms })
  if (hold) await closeHold(tx, hold, rental.id)
  if (allocation.unit_id === unit.id) return null
  const before = await lockUnit(tx, allocation.unit_id)
  if (before.status === "ready") {
    await backToShelf(tx, [before.id], "swapped")
    await promoteHolds(tx, [{ variant_id: before.variant_id, location_id: before.home_location_id }])
  }
  return { id: before.id, barcode: before.barcode }
}

/**
 * Sets a copy aside for a booking: the copy is `ready`, the booking cannot move to another one any more.
 *
 * @throws see `match`; 409 `media_rental_state` for a rental that is set aside already
 */
export async function pick(tx: RentalTransaction, input: { rental_id: string; unit_id: string }): Promise<string> {
  const matched = await match(tx, input)
  const { rental, unit, allocation } = matched
  if (rental.status === "ready") {
    throw wrongState(`rental ${rental.display_no} is ready`, { rental_id: rental.id, status: "ready" })
  }
  await takeCopy(tx, matched, { leaves_now: false })
  await tx.sql.execute(`update media_rental_allocation set pinned = true, updated_at = now() where id = ?`, [
    allocation.id,
  ])
  await tx.sql.execute(
    `update media_rental_unit set status = 'ready', current_location_id = ?, version = version + 1, updated_at = now()
     where id = ?`,
    [rental.location_id, unit.id],
  )
  await tx.sql.execute(
    `update media_rental_order set status = 'ready', at_risk = false, version = version + 1, updated_at = now()
     where id = ?`,
    [rental.id],
  )
  await tx.event({
    type: "order.ready",
    rental_order_id: rental.id,
    unit_id: unit.id,
    variant_id: rental.variant_id,
    from_status: rental.status,
    to_status: "ready",
    data: { barcode: unit.barcode, customer_id: rental.customer_id },
  })
  return rental.id
}

import { requireNotCalledOff } from "../cart/call-off"
import { isZero } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { resize } from "../seating"
import { requireMayTake, type RenterFacts } from "./renter"
import { match, takeCopy } from "./pick"
import { recordAuthorization, type HoldAuthorization, type RecordedDeposit } from "./deposit-hold"
import type { CounterRental } from "./rows"
import { boundaryOf } from "./late"

export interface HandOutInput {
  rental_id: string
  unit_id: string
  renter: RenterFacts
  /** What has just been authorised for the order's hold deposit. */
  authorization?: HoldAuthorization | null
}

export interface HandedOut {
  rental_id: string
  unit_id: string
  /** The copy that had been set aside, when another one went out. */
  swapped: { id: string; barcode: string } | null
  deposit: RecordedDeposit | null
}

/**
 * Hands a copy out: the only way a copy ever leaves. Limits are checked again, because days may lie between booking and
 * pickup.
 *
 * @throws see `match`; 409 `media_rental_state` while the shop order is being cancelled; 400 with the code of every limit that is not kept
 */
export async function handOut(tx: RentalTransaction, input: HandOutInput): Promise<HandedOut> {
  const matched = await match(tx, input)
  const { rental, unit, allocation } = matched
  await requireNotCalledOff(tx, rental)
  await requireMayTake(tx, rental, input.renter)
  const swapped = await takeCopy(tx, matched, { leaves_now: true })
  await resize(tx, allocation.id, { late_after: boundaryOf(rental) })
  await tx.sql.execute(
    `update media_rental_allocation set custody_open = true, pinned = true, updated_at = now() where id = ?`,
    [allocation.id],
  )
  await tx.sql.execute(
    `update media_rental_unit set status = 'out', rental_count = rental_count + 1, current_location_id = ?,
       version = version + 1, updated_at = now()
     where id = ?`,
    [rental.location_id, unit.id],
  )
  await goOut(tx, rental, unit.id)
  const deposit = isZero(rental.deposit_share)
    ? null
    : await recordAuthorization(tx, rental, input.authorization ?? null)
  await tx.event({
    type: "order.out",
    rental_order_id: rental.id,
    unit_id: unit.id,
    variant_id: rental.variant_id,
    from_status: rental.status,
    to_status: "out",
    data: { barcode: unit.barcode, customer_id: rental.customer_id, due_at: rental.due_at.toISOString() },
  })
  return { rental_id: rental.id, unit_id: unit.id, swapped, deposit }
}

async function goOut(tx: RentalTransaction, rental: CounterRental, unitId: string): Promise<void> {
  await tx.sql.execute(
    `update media_rental_order set status = 'out', out_at = ?, unit_id = ?, at_risk = false, version = version + 1,
       updated_at = now()
     where id = ? and status = ?`,
    [tx.now, unitId, rental.id, rental.status],
  )
}

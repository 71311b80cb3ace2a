import { pgTextArray } from "../../../../lib/sql"
import type { RentalStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { backToShelf } from "../copies/back-to-shelf"
import { promoteHolds } from "../holds"
import { chargesOf, markCharges } from "../ledger"
import { release } from "../seating"

/** A rental order, as much as its end before the hand-out needs. */
export interface BookedRental {
  id: string
  status: RentalStatus
  unit_id: string
  allocation_id: string
  variant_id: string
  location_id: string
  customer_id: string
  order_line_id: string | null
}

/** Rental orders by a condition on `media_rental_order o`, locked in one order. The caller holds their titles' locks. */
export async function lockRentals(
  tx: RentalTransaction,
  condition: string,
  params: readonly unknown[],
): Promise<BookedRental[]> {
  return tx.sql.execute<BookedRental>(
    `select o.id, o.status, o.unit_id, o.allocation_id, o.variant_id, o.location_id, o.customer_id, o.order_line_id
     from media_rental_order o where ${condition} and o.deleted_at is null order by o.id for update`,
    [...params],
  )
}

/**
 * Cancels rentals that nobody has taken home, where the shop order settles the money: their charges never happened,
 * their copies go back to the shelf and to whoever waits. Others are left alone. Answers what was cancelled.
 */
export async function cancelBooked(
  tx: RentalTransaction,
  rentals: readonly BookedRental[],
  reason: string,
): Promise<BookedRental[]> {
  const open = rentals.filter(({ status }) => status === "reserved" || status === "ready")
  if (open.length === 0) return []
  const ids = pgTextArray(open.map(({ id }) => id))
  await tx.sql.execute(
    `update media_rental_order set status = 'canceled', cancel_reason = ?, at_risk = false, version = version + 1,
       updated_at = now() where id = any(?::text[])`,
    [reason, ids],
  )
  await release(
    tx,
    open.map(({ allocation_id }) => allocation_id),
  )
  const picked = open.filter(({ status }) => status === "ready").map(({ unit_id }) => unit_id)
  await backToShelf(tx, picked, "not_fetched")
  await voidCharges(tx, open)
  for (const { id, status, unit_id, variant_id, customer_id } of open) {
    await tx.event({
      type: "order.canceled",
      rental_order_id: id,
      unit_id,
      variant_id,
      from_status: status,
      to_status: "canceled",
      data: { reason, customer_id },
    })
  }
  await promoteHolds(tx, open)
  return open
}

async function voidCharges(tx: RentalTransaction, rentals: readonly BookedRental[]): Promise<void> {
  const charges = await chargesOf(
    tx.sql,
    rentals.map(({ id }) => id),
  )
  await markCharges(tx, {
    charge_ids: charges.filter(({ reverses_id }) => reverses_id === null).map(({ id }) => id),
    from: ["pending", "invoiced", "paid"],
    to: "void",
  })
}

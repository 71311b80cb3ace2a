import type { RentalTransaction } from "../../transaction/types"
import { MediaError } from "../../../../lib/errors"
import { allocationsOf, endDowntimes, isSpokenFor, unitConflict } from "./allocations"
import type { UnitRef } from "./types"
import { changeUnit, openUnit, type Unit } from "./unit"

/**
 * Removes a copy that was taken in by mistake; its past stays. Refused while anybody has it, waits for it, or its last
 * return is not settled.
 *
 * @throws 409 `media_rental_unit_conflict`
 */
export async function remove(tx: RentalTransaction, input: UnitRef): Promise<{ id: string }> {
  const unit = await openUnit(tx, input)
  const open = (await allocationsOf(tx, unit)).filter(isSpokenFor)
  if (open.length > 0) throw unitConflict(unit, open)
  await requireSettled(tx, unit)
  await endDowntimes(tx, unit.id, { planned: true })
  await changeUnit(tx, unit, {}, { change: "deleted", data: { barcode: unit.barcode } })
  await tx.sql.execute(`update media_rental_unit set deleted_at = ? where id = ?`, [tx.now, unit.id])
  return { id: unit.id }
}

/** An overdue rental's allocation may have ended; the rental has not. */
async function requireSettled(tx: RentalTransaction, unit: Unit): Promise<void> {
  const rentals = await tx.sql.execute<{ id: string; status: string }>(
    `select id, status from media_rental_order
     where unit_id = ? and status in ('reserved', 'ready', 'out', 'returned') and deleted_at is null
     order by display_no limit 100`,
    [unit.id],
  )
  if (rentals.length === 0) return
  const message = `copy ${unit.barcode} has a rental that is ${rentals[0]!.status}`
  throw new MediaError("conflict", "media_rental_unit_conflict", message, {
    details: { rental_order_ids: rentals.map(({ id }) => id) },
  })
}

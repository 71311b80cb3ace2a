import type { UnitStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { promoteHolds } from "../holds/promote"
import { endBuffers, endDowntimes } from "./allocations"
import type { UnitRef } from "./types"
import { changeUnit, openUnit, wrongUnitState } from "./unit"

/** From where staff put a copy on the shelf; a copy that is set aside or out comes back by its rental. */
const SHELVED_FROM = ["intake", "inspecting", "cleaning", "repair", "in_transit"] as const satisfies UnitStatus[]

export interface ShelveInput extends UnitRef {
  /** Where it stands now; left out, where it was. */
  location_id?: string | undefined
  note?: string | undefined
}

/**
 * Puts a copy on the shelf: what kept it from being rented ends now, its bookings are safe again, and the first who
 * waits for the title is served.
 *
 * @throws 409 `media_rental_state`
 */
export async function shelve(tx: RentalTransaction, input: ShelveInput): Promise<{ id: string; version: number }> {
  const unit = await openUnit(tx, input)
  if (!(SHELVED_FROM as readonly UnitStatus[]).includes(unit.status)) throw wrongUnitState(unit, "cannot be shelved")
  await endDowntimes(tx, unit.id, { planned: false })
  await endBuffers(tx, unit.id)
  const location = input.location_id ?? unit.current_location_id
  const shelved = await changeUnit(
    tx,
    unit,
    {
      status: "available",
      current_location_id: location,
      // A copy begins to serve when it is first put on the shelf.
      ...(unit.status === "intake" ? { in_service_at: tx.now } : {}),
    },
    { change: "shelved", data: { location_id: location, ...(input.note ? { note: input.note } : {}) } },
  )
  await clearRisk(tx, unit.id)
  await promoteHolds(tx, [{ variant_id: unit.variant_id, location_id: unit.home_location_id }])
  return { id: shelved.id, version: shelved.version }
}

/** Bookings that were in danger because their copy was not there. */
export async function clearRisk(tx: RentalTransaction, unitId: string): Promise<void> {
  await tx.sql.execute(
    `update media_rental_order set at_risk = false, version = version + 1, updated_at = now()
     where unit_id = ? and status = 'reserved' and at_risk and deleted_at is null`,
    [unitId],
  )
}

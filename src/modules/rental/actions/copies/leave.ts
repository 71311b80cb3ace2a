import type { UnitStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { reseatBookings } from "../seating"
import { allocationsOf, endBuffers, endDowntimes, requireNotHeld } from "./allocations"
import type { UnitRef, Withdrawn } from "./types"
import { changeUnit, openUnit, requireChange, shelfTerms, type Unit, type UnitChanges, type UnitEvent } from "./unit"

/** What a copy that leaves service becomes, and what else changes with it. */
export interface Leaving {
  to: UnitStatus
  changes?: UnitChanges
  event: UnitEvent
}

/**
 * Takes a copy out of service: its future bookings go to other copies, those without one are flagged. A copy on the
 * hold shelf stays there, the customer has been told to come.
 *
 * @throws 409 `media_rental_state`, `media_rental_unit_held`
 */
export async function leaveService(
  tx: RentalTransaction,
  unit: Unit,
  { to, changes = {}, event }: Leaving,
): Promise<{ unit: Unit; moved: string[]; at_risk: string[] }> {
  requireChange(unit, to)
  requireNotHeld(unit, await allocationsOf(tx, unit))
  await endBuffers(tx, unit.id)
  const { moved, flagged } = await giveBookingsAway(tx, unit)
  const left = await changeUnit(
    tx,
    unit,
    { ...changes, status: to },
    { ...event, data: { ...event.data, moved: moved.length, at_risk: flagged } },
  )
  return { unit: left, moved, at_risk: flagged }
}

/** Finds other copies for what is booked on this one at its home. */
export async function giveBookingsAway(
  tx: RentalTransaction,
  unit: Unit,
): Promise<{ moved: string[]; flagged: string[] }> {
  const { id: unit_id, variant_id, home_location_id: location_id } = unit
  const terms = await shelfTerms(tx.sql, variant_id, location_id)
  return reseatBookings(tx, { unit_id, variant_id, location_id, terms })
}

/** Takes a copy out of the stock for good. */
export async function retire(
  tx: RentalTransaction,
  input: UnitRef & { note?: string | undefined },
): Promise<Withdrawn> {
  return withdraw(tx, input, "retired")
}

/** Sells a copy as ex-rental; where its stock is counted is the workflow's to do. */
export async function sell(
  tx: RentalTransaction,
  input: UnitRef & { note?: string | undefined },
): Promise<Withdrawn & { before: UnitStatus; current_location_id: string }> {
  const unit = await openUnit(tx, input)
  const done = await withdraw(tx, input, "sold")
  return { ...done, before: unit.status, current_location_id: unit.current_location_id }
}

async function withdraw(
  tx: RentalTransaction,
  input: UnitRef & { note?: string | undefined },
  to: "retired" | "sold",
): Promise<Withdrawn> {
  const before = await openUnit(tx, input)
  const { unit, moved, at_risk } = await leaveService(tx, before, {
    to,
    changes: { retired_at: tx.now },
    event: { change: to, data: input.note ? { note: input.note } : {} },
  })
  await endDowntimes(tx, unit.id, { planned: true })
  return { id: unit.id, version: unit.version, moved, at_risk }
}

/**
 * Undoes a sale whose stock could not be counted: the copy is where it was. Bookings that have moved stay where they
 * are, and both changes stay in the log.
 */
export async function undoSale(
  tx: RentalTransaction,
  { id, version, before }: { id: string; version: number; before: UnitStatus },
): Promise<boolean> {
  const unit = await openUnit(tx, { id })
  if (unit.status !== "sold" || unit.version !== version) return false
  await changeUnit(tx, unit, { status: before, retired_at: null }, { change: "sale_undone" })
  return true
}

import { invalid } from "../../../../lib/errors"
import { compareMoney, isMoney } from "../../domain/money"
import type { UnitStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { promoteHolds } from "../holds/promote"
import { allocationsOf, isSpokenFor, unitConflict } from "./allocations"
import { barcodesTaken } from "./intake"
import { giveBookingsAway, leaveService } from "./leave"
import type { UnitEdit, UnitRef, Withdrawn } from "./types"
import { changeUnit, openUnit, wrongUnitState, type Unit, type UnitChanges } from "./unit"

const FIELDS = [
  "barcode",
  "serial",
  "media_grade",
  "sleeve_grade",
  "grading_note",
  "purchase_cost",
  "cost_currency",
  "home_location_id",
  "current_location_id",
] as const

/** A copy somebody has or waits for stays where it is; one that is gone is nowhere. */
const STANDS_STILL: readonly UnitStatus[] = ["ready", "out", "missing", "sold"]

export interface EditInput extends UnitRef {
  set: UnitEdit
}

/**
 * Edits a copy. An edit that changes nothing leaves version and log alone. A new home sends the bookings of the old one
 * to other copies there, and is refused while one of them cannot go.
 *
 * @throws 409 `media_rental_version_conflict`, `media_rental_barcode_taken`, `media_rental_state`,
 * `media_rental_unit_conflict`, `media_rental_unit_held`
 */
export async function edit(tx: RentalTransaction, input: EditInput): Promise<Withdrawn> {
  const unit = await openUnit(tx, input)
  const changes = changesOf(unit, input.set)
  const goes = input.set.status === "in_transit" && unit.status !== "in_transit"
  if (Object.keys(changes).length === 0 && !goes) return { ...unit, moved: [], at_risk: [] }
  checkCost({ ...unit, ...changes })
  if (changes.barcode !== undefined) await requireFree(tx, unit, changes.barcode)
  const isMoved = changes.home_location_id !== undefined || changes.current_location_id !== undefined
  if (isMoved && STANDS_STILL.includes(unit.status)) throw wrongUnitState(unit, "cannot be moved")
  const event = { change: isMoved ? "moved" : "edited", data: { changes: described(unit, changes) } }
  if (goes) {
    const left = await leaveService(tx, unit, { to: "in_transit", changes, event: { ...event, change: "in_transit" } })
    return { id: unit.id, version: left.unit.version, moved: left.moved, at_risk: left.at_risk }
  }
  const moved = changes.home_location_id === undefined ? [] : await leaveHome(tx, unit)
  const edited = await changeUnit(tx, unit, changes, event)
  if (isMoved) await serveHolds(tx, [unit, edited])
  return { id: unit.id, version: edited.version, moved, at_risk: [] }
}

async function leaveHome(tx: RentalTransaction, unit: Unit): Promise<string[]> {
  const { moved } = await giveBookingsAway(tx, unit)
  const staying = (await allocationsOf(tx, unit)).filter(isSpokenFor)
  if (staying.length > 0) throw unitConflict(unit, staying)
  return moved
}

async function serveHolds(tx: RentalTransaction, states: readonly Unit[]): Promise<void> {
  await promoteHolds(
    tx,
    states.map(({ variant_id, home_location_id }) => ({ variant_id, location_id: home_location_id })),
  )
}

function changesOf(unit: Unit, set: UnitEdit): UnitChanges {
  const changes: Record<string, unknown> = {}
  for (const field of FIELDS) {
    const value = set[field]
    if (value !== undefined && !isSame(field, unit[field], value)) changes[field] = value
  }
  // A currency without a cost says nothing.
  if (changes.purchase_cost === null && unit.cost_currency !== null) changes.cost_currency = null
  if (set.purchased_at !== undefined && (unit.purchased_at?.toISOString() ?? null) !== set.purchased_at) {
    changes.purchased_at = set.purchased_at === null ? null : new Date(set.purchased_at)
  }
  return changes as UnitChanges
}

function isSame(field: (typeof FIELDS)[number], before: string | null, after: string | null): boolean {
  if (field === "purchase_cost" && before !== null && after !== null) return compareMoney(before, after) === 0
  return before === after
}

/** Cost and currency may come in two edits; together they have to say an amount. */
function checkCost({ purchase_cost, cost_currency }: Pick<Unit, "purchase_cost" | "cost_currency">): void {
  if (purchase_cost === null || (cost_currency !== null && isMoney(plain(purchase_cost), cost_currency))) return
  const message = cost_currency === null ? "is required with a cost" : `${purchase_cost} is no amount of it`
  throw invalid([{ path: "cost_currency", code: "media_invalid", message }])
}

/** As stored `12.50000000` is `12.5`. */
function plain(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount
}

async function requireFree(tx: RentalTransaction, unit: Unit, barcode: string): Promise<void> {
  const carriers = await tx.sql.execute(
    `select id from media_rental_unit where lower(barcode) = lower(?) and id <> ? and deleted_at is null`,
    [barcode, unit.id],
  )
  if (carriers.length > 0) throw barcodesTaken([barcode])
}

/** Before and after of what changes, for the log. */
function described(unit: Unit, changes: UnitChanges): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([field, after]) => [field, { before: unit[field as keyof Unit], after }]),
  )
}

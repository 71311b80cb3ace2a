import type { Sql } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { UnitStatus } from "../../domain/enums"
import { UNIT_STATES } from "../../domain/states"
import { DEFAULT_TERMS } from "../../domain/terms"
import type { RentalTransaction } from "../../transaction/types"
import { titleRules } from "../holds/title-rules"
import type { ShelfTerms } from "../seating"

/** A copy, locked for the transaction. */
export interface Unit {
  id: string
  offer_id: string
  variant_id: string
  barcode: string
  serial: string | null
  home_location_id: string
  current_location_id: string
  status: UnitStatus
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  purchase_cost: string | null
  cost_currency: string | null
  purchased_at: Date | null
  in_service_at: Date
  retired_at: Date | null
  version: number
}

const COLUMNS = `id, offer_id, variant_id, barcode, serial, home_location_id, current_location_id, status, media_grade,
  sleeve_grade, grading_note, purchase_cost::text as purchase_cost, cost_currency, purchased_at, in_service_at,
  retired_at, version`

/** Columns of a copy that change by what is done with it. */
export type UnitChanges = Partial<Omit<Unit, "id" | "offer_id" | "variant_id" | "version">>

/**
 * The title of a copy, whose lock has to be taken before the copy is looked at.
 * @throws 404 `media_rental_unit_not_found`
 */
export async function titleOfUnit(sql: Sql, id: string): Promise<string> {
  const [unit] = await sql.execute<{ variant_id: string }>(
    `select variant_id from media_rental_unit where id = ? and deleted_at is null`,
    [id],
  )
  if (!unit) throw unknownUnit(id)
  return unit.variant_id
}

/**
 * The copy as it is now, locked.
 * @throws 404 `media_rental_unit_not_found`, 409 `media_rental_version_conflict`
 */
export async function openUnit(
  tx: RentalTransaction,
  { id, version }: { id: string; version?: number | undefined },
): Promise<Unit> {
  const [unit] = await tx.sql.execute<Unit>(
    `select ${COLUMNS} from media_rental_unit where id = ? and deleted_at is null for update`,
    [id],
  )
  if (!unit) throw unknownUnit(id)
  if (version !== undefined && version !== unit.version) {
    throw new MediaError(
      "conflict",
      "media_rental_version_conflict",
      `version: copy ${unit.barcode} is at version ${unit.version}, not ${version}`,
      { details: { version: unit.version } },
    )
  }
  return unit
}

/** What the event of a change says. `change` names what was done, e.g. `retired`. */
export interface UnitEvent {
  change: string
  data?: Record<string, unknown>
}

/** Writes changed columns with a new version and `unit.updated`; the copy is locked, so nobody is in between. */
export async function changeUnit(
  tx: RentalTransaction,
  unit: Unit,
  changes: UnitChanges,
  event: UnitEvent,
): Promise<Unit> {
  const columns = Object.keys(changes) as (keyof UnitChanges)[]
  const set = [...columns.map((column) => `"${column}" = ?`), `version = version + 1`, `updated_at = now()`]
  await tx.sql.execute(`update media_rental_unit set ${set.join(", ")} where id = ?`, [
    ...columns.map((column) => changes[column] ?? null),
    unit.id,
  ])
  await tx.event({
    type: "unit.updated",
    unit_id: unit.id,
    variant_id: unit.variant_id,
    ...(changes.status ? { from_status: unit.status, to_status: changes.status } : {}),
    data: { change: event.change, ...event.data },
  })
  return { ...unit, ...changes, version: unit.version + 1 }
}

/** @throws 409 `media_rental_state` when §5 does not lead from where the copy is to `status` */
export function requireChange(unit: Unit, status: UnitStatus): void {
  if (!UNIT_STATES.canChange(unit.status, status)) throw wrongUnitState(unit, `cannot become ${status}`)
}

/** 409: this cannot be done with the copy as it is. */
export function wrongUnitState(unit: Pick<Unit, "barcode" | "status">, what: string): MediaError {
  return new MediaError("conflict", "media_rental_state", `copy ${unit.barcode} is ${unit.status} and ${what}`, {
    details: { status: unit.status },
  })
}

/** Terms of the copy's title at a place, for who asks about its copies and is no customer. */
export async function shelfTerms(sql: Sql, variantId: string, locationId: string): Promise<ShelfTerms> {
  const rules = await titleRules(sql, { variant_id: variantId, location_id: locationId })
  const { overdue_assume_days, buffer_after_ms } = rules?.termsFor([]) ?? DEFAULT_TERMS
  return { overdue_assume_days, buffer_after_ms }
}

export function unknownUnit(id: string): MediaError {
  return new MediaError("not_found", "media_rental_unit_not_found", `rental copy ${id} does not exist`)
}

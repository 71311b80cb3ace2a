import type { Sql } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { RentalStatus, UnitStatus } from "../../domain/enums"
import type { TermsSnapshot } from "../../domain/terms"
import type { RentalTransaction } from "../../transaction/types"

/** A rental order with what the counter decides by. */
export interface CounterRental {
  id: string
  display_no: number
  order_id: string | null
  customer_id: string
  offer_id: string
  variant_id: string
  unit_id: string
  allocation_id: string
  location_id: string
  return_location_id: string | null
  status: RentalStatus
  start_date: string
  due_date: string
  late_due_date: string
  days: number
  starts_at: Date
  due_at: Date
  out_at: Date | null
  returned_at: Date | null
  currency_code: string
  deposit_share: string
  replacement_value: string
  terms_snapshot: TermsSnapshot
}

const RENTAL = `id, display_no, order_id, customer_id, offer_id, variant_id, unit_id, allocation_id, location_id,
  return_location_id, status, start_date, due_date, late_due_date, days, starts_at, due_at, out_at, returned_at,
  currency_code, deposit_share::text as deposit_share, replacement_value::text as replacement_value, terms_snapshot`

/** A copy with what the counter decides by. */
export interface CounterUnit {
  id: string
  offer_id: string
  variant_id: string
  barcode: string
  status: UnitStatus
  home_location_id: string
  current_location_id: string
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  rental_count: number
}

const UNIT = `id, offer_id, variant_id, barcode, status, home_location_id, current_location_id, media_grade,
  sleeve_grade, grading_note, rental_count`

/** The allocation of a rental. */
export interface CounterAllocation {
  id: string
  unit_id: string
  starts_at: Date
  ends_at: Date
  blocked_from: Date
  blocked_until: Date
  pinned: boolean
  active: boolean
}

/** @throws 404 `media_rental_not_found` */
export async function findRental(sql: Sql, id: string): Promise<CounterRental> {
  const [rental] = await sql.execute<CounterRental>(
    `select ${RENTAL} from media_rental_order where id = ? and deleted_at is null`,
    [id],
  )
  return rental ?? unknownRental(id)
}

/** The rental, locked for this transaction. */
export async function lockRental(tx: RentalTransaction, id: string): Promise<CounterRental> {
  const [rental] = await tx.sql.execute<CounterRental>(
    `select ${RENTAL} from media_rental_order where id = ? and deleted_at is null for update`,
    [id],
  )
  return rental ?? unknownRental(id)
}

/** The latest rental of a copy in one of the statuses. */
export async function rentalOfUnit(
  sql: Sql,
  unitId: string,
  statuses: readonly RentalStatus[],
): Promise<CounterRental | null> {
  const [rental] = await sql.execute<CounterRental>(
    `select ${RENTAL} from media_rental_order
     where unit_id = ? and status in (${statuses.map(() => "?").join(", ")}) and deleted_at is null
     order by out_at desc nulls last, id limit 1`,
    [unitId, ...statuses],
  )
  return rental ?? null
}

/** @throws 404 `media_rental_barcode_unknown` */
export async function findUnit(sql: Sql, barcode: string): Promise<CounterUnit> {
  const [unit] = await sql.execute<CounterUnit>(
    `select ${UNIT} from media_rental_unit where lower(barcode) = lower(?) and deleted_at is null`,
    [barcode],
  )
  if (unit) return unit
  throw new MediaError("not_found", "media_rental_barcode_unknown", `barcode: no copy carries ${barcode}`)
}

/** @throws 404 `media_rental_unit_not_found` */
export async function findUnitById(sql: Sql, id: string): Promise<CounterUnit> {
  const [unit] = await sql.execute<CounterUnit>(
    `select ${UNIT} from media_rental_unit where id = ? and deleted_at is null`,
    [id],
  )
  return unit ?? unknownUnit(id)
}

export async function lockUnit(tx: RentalTransaction, id: string): Promise<CounterUnit> {
  const [unit] = await tx.sql.execute<CounterUnit>(
    `select ${UNIT} from media_rental_unit where id = ? and deleted_at is null for update`,
    [id],
  )
  return unit ?? unknownUnit(id)
}

export async function lockAllocation(tx: RentalTransaction, id: string): Promise<CounterAllocation> {
  const [allocation] = await tx.sql.execute<CounterAllocation>(
    `select id, unit_id, starts_at, ends_at, blocked_from, blocked_until, pinned, active
     from media_rental_allocation where id = ? for update`,
    [id],
  )
  if (!allocation) throw new Error(`allocation ${id} of a rental does not exist`)
  return allocation
}

/** 409: the rental or copy is not in a state from which this can be done. */
export function wrongState(message: string, details: Record<string, unknown>): MediaError {
  return new MediaError("conflict", "media_rental_state", message, { details })
}

/** 409: this copy cannot go out on this rental. */
export function unitConflict(message: string, details: Record<string, unknown>): MediaError {
  return new MediaError("conflict", "media_rental_unit_conflict", message, { details })
}

function unknownRental(id: string): never {
  throw new MediaError("not_found", "media_rental_not_found", `rental order ${id} does not exist`)
}

function unknownUnit(id: string): never {
  throw new MediaError("not_found", "media_rental_unit_not_found", `copy ${id} does not exist`)
}

import { MediaError } from "../../../../lib/errors"
import type { AllocationKind, RentalStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { release } from "../seating"
import type { Unit } from "./unit"

/** What speaks for a copy now or later, with the rental behind it. */
export interface UnitAllocation {
  id: string
  kind: AllocationKind
  starts_at: Date
  ends_at: Date
  blocked_from: Date
  blocked_until: Date
  note: string | null
  rental_order_id: string | null
  rental_status: RentalStatus | null
}

/** Active allocations of a copy that end later than now, by their start; lapsed holds are none. */
export async function allocationsOf(tx: RentalTransaction, unit: Pick<Unit, "id">): Promise<UnitAllocation[]> {
  return tx.sql.execute<UnitAllocation>(
    `select a.id, a.kind, a.starts_at, a.ends_at, a.blocked_from, a.blocked_until, a.note, r.id as rental_order_id,
       r.status as rental_status
     from media_rental_allocation a
     left join media_rental_order r on r.allocation_id = a.id and r.deleted_at is null
     where a.unit_id = ? and a.active and a.deleted_at is null and (a.expires_at is null or a.expires_at > ?)
       and tstzrange(a.blocked_from, a.blocked_until, '[)') && tstzrange(?, null, '[)')
     order by a.blocked_from, a.id`,
    [unit.id, tx.now, tx.now],
  )
}

/** Somebody waits for this copy or has it: a rental that is not settled, or a hold. */
export function isSpokenFor({ kind, rental_status }: UnitAllocation): boolean {
  if (kind === "checkout_hold" || kind === "pickup_hold" || kind === "transfer") return true
  return rental_status !== null && (UNSETTLED as readonly RentalStatus[]).includes(rental_status)
}

const UNSETTLED = ["reserved", "ready", "out"] as const satisfies readonly RentalStatus[]

/** @throws 409 `media_rental_unit_held` while the copy stands on the hold shelf for a customer */
export function requireNotHeld(unit: Unit, allocations: readonly UnitAllocation[]): void {
  const hold = allocations.find(({ kind }) => kind === "pickup_hold")
  if (!hold) return
  throw new MediaError("conflict", "media_rental_unit_held", `copy ${unit.barcode} is on the hold shelf`, {
    details: { allocation_id: hold.id },
  })
}

/** 409: something that cannot move is in the way. */
export function unitConflict(unit: Unit, inTheWay: readonly UnitAllocation[]): MediaError {
  const rentals = inTheWay.flatMap(({ rental_order_id }) => rental_order_id ?? [])
  return new MediaError(
    "conflict",
    "media_rental_unit_conflict",
    `copy ${unit.barcode} is spoken for in this time and no other copy is free`,
    { details: { allocation_ids: inTheWay.map(({ id }) => id), rental_order_ids: rentals } },
  )
}

/**
 * Ends the buffer behind a rental that has come back: the copy has been looked after and can go out again. A copy that
 * is put on the shelf, or into repair, calls it.
 */
export async function endBuffers(tx: RentalTransaction, unitId: string): Promise<void> {
  await tx.sql.execute(
    `update media_rental_allocation a set blocked_until = ?, updated_at = now()
     where a.unit_id = ? and a.kind = 'rental' and a.active and a.deleted_at is null and not a.custody_open
       and a.ends_at <= ? and a.blocked_until > ?
       and exists (select 1 from media_rental_order r where r.allocation_id = a.id and r.status in ('returned', 'closed'))`,
    [tx.now, unitId, tx.now, tx.now],
  )
}

/** Ends the downtimes a copy is in now; with `planned` those that are still to come as well. */
export async function endDowntimes(
  tx: RentalTransaction,
  unitId: string,
  { planned }: { planned: boolean },
): Promise<void> {
  const downtimes = await tx.sql.execute<{ id: string; starts_at: Date }>(
    `select id, starts_at from media_rental_allocation
     where unit_id = ? and kind = 'downtime' and active and deleted_at is null and blocked_until > ?
       and (?::boolean or blocked_from <= ?)`,
    [unitId, tx.now, planned, tx.now],
  )
  for (const { id, starts_at } of downtimes) await endAt(tx, { id, starts_at, ends_at: tx.now })
}

/** A new end of a downtime; one that has not begun by then never takes place. */
export async function endAt(
  tx: RentalTransaction,
  { id, starts_at, ends_at }: { id: string; starts_at: Date; ends_at: Date },
): Promise<void> {
  if (ends_at <= starts_at) return release(tx, [id])
  await tx.sql.execute(
    `update media_rental_allocation set ends_at = ?, blocked_until = ?, updated_at = now() where id = ?`,
    [ends_at, ends_at, id],
  )
}

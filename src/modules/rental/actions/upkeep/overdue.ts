import { pgTextArray, type Sql } from "../../../../lib/sql"
import { FOREVER } from "../../domain/availability"
import { boundaryAt } from "../../domain/late-fee"
import type { TermsSnapshot } from "../../domain/terms"
import type { RentalTransaction } from "../../transaction/types"
import { flagAtRisk } from "../seating"
import type { PageOf } from "./queues"

const DAY_MS = 86_400_000

/** A copy that should be back. */
interface LateRental {
  id: string
  unit_id: string
  customer_id: string
  late_due_date: string
  due_at: Date
  overdue_at: Date | null
  terms_snapshot: Pick<TermsSnapshot, "terms" | "calendar">
}

const LATE = `r.status = 'out' and r.deleted_at is null and a.custody_open and a.late_after < ?`

/** The next booking of the late copy, if nobody has been warned of it. */
const NEXT_BOOKING = `select n.id, n.starts_at, n.at_risk from media_rental_order n
  join media_rental_allocation na on na.id = n.allocation_id and na.active and na.deleted_at is null
  where n.unit_id = r.unit_id and n.status = 'reserved' and n.deleted_at is null
  order by n.starts_at, n.id limit 1`

/** Titles with copies that are late without anybody having noted it, or whose next booking nobody has been warned of. */
export async function titlesWithLateCopies(sql: Sql, { now, after, limit }: PageOf<string>): Promise<string[]> {
  const rows = await sql.execute<{ variant_id: string }>(
    `select distinct r.variant_id from media_rental_order r
     join media_rental_allocation a on a.id = r.allocation_id
     left join lateral (${NEXT_BOOKING}) next on true
     where ${LATE} and (r.overdue_at is null or not next.at_risk) and (?::text is null or r.variant_id > ?)
     order by r.variant_id limit ?`,
    [now, after, after, limit],
  )
  return rows.map((row) => row.variant_id)
}

/**
 * Notes which rentals of a title are overdue (only noted: everything that decides asks the clock), and warns of the next
 * booking of each late copy that begins before the copy can be back. Bookings keep their copies: staff re-seat them.
 *
 * @returns ids of the rentals noted and of the bookings flagged
 */
export async function markOverdue(
  tx: RentalTransaction,
  variantId: string,
): Promise<{ overdue: string[]; flagged: string[] }> {
  const late = await lateRentals(tx, variantId)
  const overdue = await note(
    tx,
    variantId,
    late.filter((rental) => rental.overdue_at === null),
  )
  const flagged: string[] = []
  for (const rental of late) flagged.push(...(await warnNext(tx, variantId, rental)))
  return { overdue, flagged }
}

async function lateRentals(tx: RentalTransaction, variantId: string): Promise<LateRental[]> {
  return tx.sql.execute<LateRental>(
    `select r.id, r.unit_id, r.customer_id, r.late_due_date, r.due_at, r.overdue_at, r.terms_snapshot
     from media_rental_order r join media_rental_allocation a on a.id = r.allocation_id
     where r.variant_id = ? and ${LATE} order by r.id for update of r`,
    [variantId, tx.now],
  )
}

async function note(tx: RentalTransaction, variantId: string, late: readonly LateRental[]): Promise<string[]> {
  const noted = await tx.sql.execute<{ id: string }>(
    `update media_rental_order set overdue_at = ?, updated_at = now()
     where id = any(?::text[]) and status = 'out' and overdue_at is null returning id`,
    [tx.now, pgTextArray(late.map((rental) => rental.id))],
  )
  const ids = new Set(noted.map((row) => row.id))
  for (const rental of late) {
    if (!ids.has(rental.id)) continue
    await tx.event({
      type: "order.overdue",
      rental_order_id: rental.id,
      unit_id: rental.unit_id,
      variant_id: variantId,
      data: { customer_id: rental.customer_id, due_at: rental.due_at.toISOString() },
      idempotency_key: `order.overdue:${rental.id}:${rental.late_due_date}`,
    })
  }
  return [...ids]
}

async function warnNext(tx: RentalTransaction, variantId: string, rental: LateRental): Promise<string[]> {
  const [next] = await tx.sql.execute<{ id: string; starts_at: Date; at_risk: boolean }>(
    `select next.* from media_rental_order r left join lateral (${NEXT_BOOKING}) next on true
     where r.id = ? and next.id is not null`,
    [rental.id],
  )
  if (!next || next.at_risk || next.starts_at.getTime() >= backAt(rental, tx.now)) return []
  return flagAtRisk(tx, [{ ref_id: next.id }], { unit_id: rental.unit_id, variant_id: variantId })
}

/**
 * Before this moment nobody can count on a late copy: as many days from now as the terms assume; without an assumption
 * until it would be given up as lost, when its bookings are seen to anyway.
 */
function backAt({ late_due_date, terms_snapshot }: LateRental, now: Date): number {
  const { terms, calendar } = terms_snapshot
  const { overdue_assume_days, lost_after_days, buffer_after_ms } = terms
  if (overdue_assume_days !== null) return now.getTime() + overdue_assume_days * DAY_MS + buffer_after_ms
  if (lost_after_days === null) return FOREVER
  return boundaryAt({ due_date: late_due_date, calendar, terms }, lost_after_days).getTime()
}

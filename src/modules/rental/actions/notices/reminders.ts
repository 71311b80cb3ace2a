import { pgTextArray, type Sql } from "../../../../lib/sql"
import { overdueSteps } from "../../domain/late-fee"
import { overdueStepName } from "../../domain/notices"
import { DEFAULT_TERMS, type TermsSnapshot } from "../../domain/terms"
import type { PageOf } from "../upkeep/queues"
import { noticeKey, type NoticeClaim } from "./claim"

/** A reminder this long past its time says nothing new and is only recorded. */
const STALE_MS = 3 * 86_400_000

/** Reminders of one rental that are due and have not been dealt with. */
export interface RentalReminders {
  rental_order_id: string
  customer_id: string
  claims: NoticeClaim[]
}

interface OutRental {
  id: string
  variant_id: string
  customer_id: string
  due_at: Date
  late_due_date: string
  terms_snapshot: Pick<TermsSnapshot, "terms" | "calendar">
}

/**
 * A page of rentals that are out and near or past their due time, with the reminders that are due for each. `last` is
 * `after` of the next page, `null` on the last.
 */
export async function remindersDue(
  sql: Sql,
  { now, after, limit }: PageOf<string>,
): Promise<{ rentals: RentalReminders[]; last: string | null }> {
  const rows = await sql.execute<OutRental>(
    `select r.id, r.variant_id, r.customer_id, r.due_at, r.late_due_date, r.terms_snapshot
     from media_rental_order r
     where r.status = 'out' and r.deleted_at is null
       and r.due_at - coalesce((r.terms_snapshot->'terms'->>'due_soon_ms')::float8, ${DEFAULT_TERMS.due_soon_ms})
         * interval '1 millisecond' <= ?
       and (?::text is null or (r.due_at, r.id) > (select b.due_at, b.id from media_rental_order b where b.id = ?))
     order by r.due_at, r.id limit ?`,
    [now, after, after, limit],
  )
  const due = rows.map((rental) => ({ rental, claims: claimsOf(rental, now) }))
  const known = await knownKeys(
    sql,
    due.flatMap(({ claims }) => claims.map(noticeKey)),
  )
  const rentals = due.map(({ rental, claims }) => ({
    rental_order_id: rental.id,
    customer_id: rental.customer_id,
    claims: claims.filter((claim) => !known.has(noticeKey(claim))),
  }))
  return {
    rentals: rentals.filter(({ claims }) => claims.length > 0),
    last: rows.length < limit ? null : rows[rows.length - 1]!.id,
  }
}

/** An extension moves the due date, and everything about it is told anew; so steps are named by it. */
function claimsOf({ id, variant_id, due_at, late_due_date, terms_snapshot }: OutRental, now: Date): NoticeClaim[] {
  const about = { rental_order_id: id, variant_id }
  if (now < due_at) return [{ ...about, kind: "due_soon", step: late_due_date }]
  const { terms, calendar } = terms_snapshot
  const steps = overdueSteps({ due_date: late_due_date, calendar, terms }, terms.overdue_notice_days)
  return steps
    .filter((step) => step.due_at <= now)
    .map((step) => ({
      ...about,
      kind: "overdue",
      step: overdueStepName(late_due_date, step.step),
      data: { late_day: step.step },
      ...(now.getTime() - step.due_at.getTime() > STALE_MS ? { skipped: "too late" } : {}),
    }))
}

async function knownKeys(sql: Sql, keys: readonly string[]): Promise<Set<string>> {
  const rows = await sql.execute<{ idempotency_key: string }>(
    `select idempotency_key from media_rental_event where idempotency_key = any(?::text[])`,
    [pgTextArray(keys)],
  )
  return new Set(rows.map((row) => row.idempotency_key))
}

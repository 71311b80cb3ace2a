import type { Sql } from "../../../../lib/sql"
import type { RentalTransaction } from "../../transaction/types"
import type { PageOf } from "./queues"

/** An authorisation with so little time left is looked at by somebody while there still is some. */
const LEAD_MS = 86_400_000

/** A card hold of an order whose copies are not all back. */
interface EndingHold {
  id: string
  order_id: string
  status: string
  authorized_until: Date
  rental_order_id: string
  latest_due: Date
}

const OPEN_RENTALS = `select r.id, r.due_at from media_rental_order r
  where r.order_id = d.order_id and r.status in ('reserved', 'ready', 'out', 'lost', 'returned')
    and r.deleted_at is null and r.deposit_share > 0
  order by r.due_at desc, r.id limit 1`

const ENDING = `d.mode = 'hold' and d.status in ('authorized', 'reauthorized') and d.deleted_at is null
  and d.authorized_until is not null and d.authorized_until < greatest(latest.due_at, ?)`

/** Deposits on hold that end before the last copy of their order is due, or tomorrow while it is still away. */
export async function endingDepositHolds(sql: Sql, { now, after, limit }: PageOf<string>): Promise<string[]> {
  const rows = await sql.execute<{ id: string }>(
    `select d.id from media_rental_deposit d join lateral (${OPEN_RENTALS}) latest on true
     where ${ENDING} and (?::text is null or d.id > ?) order by d.id limit ?`,
    [new Date(now.getTime() + LEAD_MS), after, after, limit],
  )
  return rows.map((row) => row.id)
}

/**
 * Says so, once per authorisation, and notes when it is over: the shop has no security any more, and staff choose
 * whether to charge, to authorise anew or to do without.
 */
export async function flagDepositHold(tx: RentalTransaction, id: string): Promise<void> {
  const [deposit] = await tx.sql.execute<EndingHold>(
    `select d.id, d.order_id, d.status, d.authorized_until, latest.id as rental_order_id, latest.due_at as latest_due
     from media_rental_deposit d join lateral (${OPEN_RENTALS}) latest on true
     where d.id = ? and ${ENDING} for update of d`,
    [id, new Date(tx.now.getTime() + LEAD_MS)],
  )
  if (!deposit) return
  const isOver = deposit.authorized_until <= tx.now
  if (isOver) {
    await tx.sql.execute(`update media_rental_deposit set status = 'expired', updated_at = now() where id = ?`, [id])
  }
  const until = deposit.authorized_until.toISOString()
  await tx.event({
    type: "deposit.attention",
    rental_order_id: deposit.rental_order_id,
    ...(isOver ? { from_status: deposit.status, to_status: "expired" } : {}),
    data: {
      reason: isOver ? "expired" : "ending",
      deposit_id: id,
      order_id: deposit.order_id,
      authorized_until: until,
      due_at: deposit.latest_due.toISOString(),
    },
    idempotency_key: `deposit.attention:${id}:${isOver ? "expired" : "ending"}:${until}`,
  })
}

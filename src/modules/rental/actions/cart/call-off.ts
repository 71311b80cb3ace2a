import type { Sql } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { RentalStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { lockRentals } from "./release-rentals"

/** A rental that keeps its shop order from being called off. */
export interface StandingRental {
  id: string
  display_no: number
  status: RentalStatus
}

export interface CallOff {
  /** Rentals that stand against it. */
  standing: StandingRental[]
  /** For `endCallOff`; `null` when there is nothing to end, or another request is at it already. */
  token: string | null
}

/** Medusa's cancellation takes seconds; a process that died in it leaves its word, which lapses. */
const LAPSES_MINUTES = 2
const SCOPE = "media-rental-call-off"

/** The copy is away, or what it comes to is not settled: there is something to keep of what was paid. */
const STANDING: readonly RentalStatus[] = ["out", "returned", "lost", "bought_out"]

/**
 * Says that a shop order is about to be cancelled, so that no copy of it leaves any more: Medusa refunds first and tells
 * us afterwards. Under the locks of the titles, so either the hand-out is seen here or the cancellation there. Where
 * rentals stand against it nothing is written.
 */
export async function beginCallOff(tx: RentalTransaction, orderId: string): Promise<CallOff> {
  await lockRentals(tx, "o.order_id = ?", [orderId])
  const against = await standing(tx.sql, orderId)
  if (against.length > 0) return { standing: against, token: null }
  const taken = await tx.sql.execute<{ id: string }>(
    `insert into media_rental_request as r (id, scope, idempotency_key, body_hash, expires_at, created_at, updated_at)
     values (?, '${SCOPE}', ?, '', now() + interval '${LAPSES_MINUTES} minutes', now(), now())
     on conflict (scope, idempotency_key) where deleted_at is null do update set id = excluded.id, expires_at = excluded.expires_at
       where r.expires_at < now()
     returning id`,
    [tx.newId("rreq"), orderId],
  )
  return { standing: [], token: taken[0]?.id ?? null }
}

/** The shop order was not cancelled after all. */
export async function endCallOff(sql: Sql, token: string): Promise<void> {
  await sql.execute(`delete from media_rental_request where scope = '${SCOPE}' and id = ?`, [token])
}

/** @throws 409 `media_rental_state` while the rental's shop order is being cancelled */
export async function requireNotCalledOff(
  tx: RentalTransaction,
  { id, display_no, status, order_id }: StandingRental & { order_id: string | null },
): Promise<void> {
  if (order_id === null) return
  const rows = await tx.sql.execute(
    `select 1 from media_rental_request where scope = '${SCOPE}' and idempotency_key = ? and expires_at > now()`,
    [order_id],
  )
  if (rows.length === 0) return
  throw new MediaError("conflict", "media_rental_state", `rental ${display_no}: its order is being cancelled`, {
    details: { rental_id: id, status, reason: "order_canceled" },
  })
}

/** The titles a shop order rents. */
export async function titlesOfOrder(sql: Sql, orderId: string): Promise<string[]> {
  const rows = await sql.execute<{ variant_id: string }>(
    `select distinct variant_id from media_rental_order where order_id = ? and deleted_at is null`,
    [orderId],
  )
  return rows.map(({ variant_id }) => variant_id)
}

async function standing(sql: Sql, orderId: string): Promise<StandingRental[]> {
  const kept = STANDING.map((status) => `'${status}'`).join(", ")
  return sql.execute<StandingRental>(
    `select id, display_no, status from media_rental_order
     where order_id = ? and status in (${kept}) and deleted_at is null order by display_no limit 100`,
    [orderId],
  )
}

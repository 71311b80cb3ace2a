import { setTimeout as sleep } from "node:timers/promises"
import type { Sql } from "../../../lib/sql"
import { pgTextArray } from "../../../lib/sql"
import { MediaError } from "../../../lib/errors"
import { LostRace } from "../../../lib/lost-race"
import type { Lanes } from "./lane"
import type { Done, EventDraft, RentalEvent, RentalTransaction, TransactionOptions } from "./types"

/** Repetitions of a transaction that lost a race before it gives up. */
const ATTEMPTS = 3

export interface Runner {
  /** Opens a transaction, runs `work` on it and commits; throws `LostRace` where it may be tried again. */
  inTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  newId(prefix: string): string
  lanes: Lanes
  lockTimeoutMs: number
}

/**
 * Runs one state change: locks in one order (customers, then titles, ascending), lapsed holds of these titles switched
 * off, then `work`, all in one transaction at READ COMMITTED. A transaction that lost a race is repeated as a whole.
 *
 * `work` must not touch anything but `tx.sql`: waiting for another pooled connection while holding a title's lock is how
 * a rush on one title stops a whole shop.
 *
 * @throws 429 `media_rental_busy`, 409 `media_rental_unavailable`, and what `work` throws
 */
export async function runTransaction<T>(
  runner: Runner,
  options: TransactionOptions,
  work: (tx: RentalTransaction) => Promise<T>,
): Promise<Done<T>> {
  const keys = lockKeys(options)
  return runner.lanes.through(keys, runner.lockTimeoutMs, async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(runner, options, keys, work)
      } catch (error) {
        if (!(error instanceof LostRace)) throw error
        if (attempt > ATTEMPTS) throw unavailable()
        await sleep(10 + Math.random() * 40)
      }
    }
  })
}

async function once<T>(
  runner: Runner,
  options: TransactionOptions,
  keys: string[],
  work: (tx: RentalTransaction) => Promise<T>,
): Promise<Done<T>> {
  const events: RentalEvent[] = []
  const value = await runner.inTransaction(async (sql) => {
    await sql.execute(`select set_config('lock_timeout', ?, true)`, [`${runner.lockTimeoutMs}ms`])
    for (const key of keys) await sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [key])
    const tx = transactionOf(runner, options, sql, events)
    await switchOffLapsedHolds(tx, options.titles ?? [])
    return work(tx)
  })
  return { value, events }
}

function transactionOf(
  runner: Runner,
  options: TransactionOptions,
  sql: Sql,
  events: RentalEvent[],
): RentalTransaction {
  const now = options.now ?? new Date()
  const actor = options.actor ?? { type: "system" }
  return {
    sql,
    now,
    actor,
    newId: runner.newId,
    async event(draft) {
      const event = await insertEvent(sql, { draft, id: runner.newId("revt"), now, actor })
      if (event) events.push(event)
      return event !== null
    },
  }
}

async function insertEvent(
  sql: Sql,
  { draft, id, now, actor }: { draft: EventDraft; id: string } & Pick<RentalTransaction, "now" | "actor">,
): Promise<RentalEvent | null> {
  const event: RentalEvent = {
    id,
    type: draft.type,
    rental_order_id: draft.rental_order_id ?? null,
    unit_id: draft.unit_id ?? null,
    hold_id: draft.hold_id ?? null,
    variant_id: draft.variant_id ?? null,
    from_status: draft.from_status ?? null,
    to_status: draft.to_status ?? null,
    data: draft.data ?? {},
    occurred_at: now.toISOString(),
  }
  const written = await sql.execute(
    `insert into media_rental_event (id, rental_order_id, unit_id, hold_id, variant_id, type, from_status, to_status,
       actor_type, actor_id, occurred_at, data, idempotency_key, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, now(), now())
     on conflict (idempotency_key) where idempotency_key is not null do nothing returning id`,
    [
      id,
      event.rental_order_id,
      event.unit_id,
      event.hold_id,
      event.variant_id,
      event.type,
      event.from_status,
      event.to_status,
      actor.type,
      actor.id ?? null,
      now,
      JSON.stringify(event.data),
      draft.idempotency_key ?? null,
    ],
  )
  return written.length > 0 ? event : null
}

/**
 * The exclusion constraint cannot ask the clock, so a hold whose time is over must be switched off before anybody claims
 * its copy. What follows from a lapsed pickup hold (the customer is told, the next one's turn) is the job's to do: the
 * hold itself stays `ready` until then.
 */
async function switchOffLapsedHolds(tx: RentalTransaction, titles: readonly string[]): Promise<void> {
  if (titles.length === 0) return
  await tx.sql.execute(
    `update media_rental_allocation set active = false, updated_at = now()
     where variant_id = any(?::text[]) and active and expires_at is not null and expires_at <= ? and deleted_at is null`,
    [pgTextArray(titles), tx.now],
  )
}

function lockKeys({ customers = [], titles = [] }: TransactionOptions): string[] {
  const inOrder = (values: readonly string[], prefix: string) =>
    [...new Set(values)].sort(byBytes).map((value) => `media_rental:${prefix}:${value}`)
  return [...inOrder(customers, "customer"), ...inOrder(titles, "title")]
}

/** Every process must come to the same order, whatever its locale. */
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function unavailable(): MediaError {
  return new MediaError("conflict", "media_rental_unavailable", "the copies went to others in the meantime")
}

import type { Sql } from "../../../lib/sql"

/** Who is behind a change. */
export interface RentalActor {
  type: "user" | "api_key" | "customer" | "system" | "job"
  id?: string | null
}

/** A row of `media_rental_event` before it is written. `type` is without prefix, e.g. `order.out`, `unit.updated`. */
export interface EventDraft {
  type: string
  rental_order_id?: string | null
  unit_id?: string | null
  hold_id?: string | null
  variant_id?: string | null
  from_status?: string | null
  to_status?: string | null
  data?: Record<string, unknown>
  /** A second event with the same key is not written; see `RentalTransaction.event`. */
  idempotency_key?: string | null
}

/** An event as it was written; announced as `media_rental.<type>` after the transaction. */
export interface RentalEvent {
  id: string
  type: string
  rental_order_id: string | null
  unit_id: string | null
  hold_id: string | null
  variant_id: string | null
  from_status: string | null
  to_status: string | null
  data: Record<string, unknown>
  occurred_at: string
}

/** One state change in the making: everything it reads and writes goes through `sql`, on one connection. */
export interface RentalTransaction {
  sql: Sql
  /** The moment the change happens; an argument of the whole change, so that every rule sees the same one. */
  now: Date
  actor: RentalActor
  newId(prefix: string): string
  /** Appends to the event log. Answers `false` when its idempotency key has been used before. */
  event(draft: EventDraft): Promise<boolean>
}

/** What a change answers: its value, and what to tell the rest of the shop once it is committed. */
export interface Done<T> {
  value: T
  events: RentalEvent[]
}

export interface TransactionOptions {
  /** Titles (variants) whose allocations or holds are created, moved, freed or extended. */
  titles?: readonly string[]
  /** Customers whose limits are checked. */
  customers?: readonly string[]
  actor?: RentalActor
  now?: Date
}

import type { Sql } from "../../../lib/sql"
import type { TagActor } from "../domain/transitions"

/** Who is behind a change. */
export interface LicenseActor {
  type: TagActor
  id?: string | null
}

/** A row of `media_license_event` before it is written. `kind` is without prefix, e.g. `batch.minted`. */
export interface EventDraft {
  kind: string
  tag_id?: string | null
  batch_id?: string | null
  from_status?: string | null
  to_status?: string | null
  ver?: number | null
  reason?: string | null
  data?: Record<string, unknown>
}

/** What is told to the rest of the shop after the transaction, as `media_license.<kind>`; ids only. */
export interface LicenseEvent {
  kind: string
  data: Record<string, string | null>
}

/** One state change in the making: everything it reads and writes goes through `sql`, on one connection. */
export interface LicenseTransaction {
  sql: Sql
  /** The connection's own client, for COPY. */
  client(): Promise<unknown>
  /** The moment of the change; an argument, so that every rule sees the same one. */
  now: Date
  actor: LicenseActor
  newId(prefix: string): string
  /** Appends to the event log. */
  record(drafts: readonly EventDraft[]): Promise<void>
  /** Will be announced once the transaction is committed. */
  announce(event: LicenseEvent): void
}

/** What a change answers: its value, and what to tell the rest of the shop once it is committed. */
export interface Done<T> {
  value: T
  events: LicenseEvent[]
}

export interface By {
  actor?: LicenseActor
  now?: Date
}

import { setTimeout as sleep } from "node:timers/promises"
import { LostRace } from "../../../lib/lost-race"
import { insertInto, type Sql } from "../../../lib/sql"
import { busy } from "./errors"
import type { By, Done, EventDraft, LicenseEvent, LicenseTransaction } from "./types"

/** Connections of a transaction: statements, and the client under them. */
export interface OpenTransaction {
  sql: Sql
  client(): Promise<unknown>
}

interface Runner {
  inTransaction<T>(work: (open: OpenTransaction) => Promise<T>): Promise<T>
  newId(prefix: string): string
}

const ATTEMPTS = 5
const LOCK_TIMEOUT = "5s"

/**
 * One state change: one transaction at READ COMMITTED, repeated as a whole when it lost a race.
 *
 * @throws 429 `media_license_busy` when it keeps losing, and what `work` throws
 */
export async function runTransaction<T>(
  runner: Runner,
  by: By,
  work: (tx: LicenseTransaction) => Promise<T>,
): Promise<Done<T>> {
  for (let attempt = 1; ; attempt++) {
    const events: LicenseEvent[] = []
    try {
      const value = await runner.inTransaction(async (open) => {
        await open.sql.execute(`select set_config('lock_timeout', ?, true)`, [LOCK_TIMEOUT])
        return work(transactionOf(runner, by, open, events))
      })
      return { value, events }
    } catch (error) {
      if (!(error instanceof LostRace)) throw error
      if (attempt >= ATTEMPTS) throw busy()
      await sleep(10 + Math.random() * 40)
    }
  }
}

function transactionOf(
  runner: Runner,
  by: By,
  { sql, client }: OpenTransaction,
  events: LicenseEvent[],
): LicenseTransaction {
  const now = by.now ?? new Date()
  const actor = by.actor ?? { type: "system" as const }
  return {
    sql,
    client,
    now,
    actor,
    newId: runner.newId,
    record: (drafts) => insertEvents(sql, drafts, { now, actor, newId: runner.newId }),
    announce: (event) => void events.push(event),
  }
}

const COLUMNS = [
  "id",
  "tag_id",
  "batch_id",
  "kind",
  "from_status",
  "to_status",
  "ver",
  "actor_type",
  "actor_id",
  "reason",
  "data",
  "occurred_at",
]

async function insertEvents(
  sql: Sql,
  drafts: readonly EventDraft[],
  { now, actor, newId }: Pick<LicenseTransaction, "now" | "actor" | "newId">,
): Promise<void> {
  const rows = drafts.map((draft) => ({
    id: newId("levt"),
    tag_id: draft.tag_id ?? null,
    batch_id: draft.batch_id ?? null,
    kind: draft.kind,
    from_status: draft.from_status ?? null,
    to_status: draft.to_status ?? null,
    ver: draft.ver ?? null,
    actor_type: actor.type,
    actor_id: actor.id ?? null,
    reason: draft.reason ?? null,
    data: draft.data ?? {},
    occurred_at: now.toISOString(),
  }))
  await insertInto(sql, "media_license_event", COLUMNS, rows)
}

import type { Sql } from "./sql"

/** One request: who asked what (`scope`), under which key, with which body. */
export interface RequestKey {
  scope: string
  key: string
  bodyHash: string
}

/**
 * `mine`: go ahead and call `finish` or `forget`. `answered`: repeat this answer. `running`: another request under the
 * key is at work. `other`: the key was used with another body.
 */
export type RequestClaim =
  { state: "mine" | "running" | "other" } | { state: "answered"; status: number; body: unknown }

/** Where a capability keeps answers: a table with the columns of `media_rental_request`. */
export interface RequestTable {
  /** Named in code, never by a caller. */
  table: string
  newId(): string
  run<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** @default 48 */
  keptHours?: number
  /** How bodies and answers that hold secrets are kept; without, as they are. */
  seal?: Seal
}

export interface Seal {
  /** A body's hash as it is stored; keyed, where the body holds something short enough to be guessed. */
  hash(bodyHash: string): Promise<string>
  wrap(answer: string): Promise<string>
  unwrap(stored: string): Promise<string>
}

const KEPT_HOURS = 48
/** A process that died leaves its claim; after this time somebody else may do the work. */
const ABANDONED_MINUTES = 2

/** Requests under an Idempotency-Key; see `src/lib/idempotency.ts`, which is the only caller. */
export const requestRoom = (table: RequestTable) => {
  const sealed = async (key: RequestKey): Promise<RequestKey> =>
    table.seal ? { ...key, bodyHash: await table.seal.hash(key.bodyHash) } : key
  return {
    async claim(given: RequestKey): Promise<RequestClaim> {
      const key = await sealed(given)
      return table.run((sql) => claimRequest(sql, table, key))
    },
    async finish({ scope, key }: RequestKey, answer: { status: number; body: unknown }): Promise<void> {
      const text = JSON.stringify(answer.body ?? null)
      const response = table.seal ? JSON.stringify({ sealed: await table.seal.wrap(text) }) : text
      await table.run((sql) =>
        sql.execute(
          `update ${table.table} set status_code = ?, response = ?::jsonb, updated_at = now()
           where scope = ? and idempotency_key = ? and deleted_at is null`,
          [answer.status, response, scope, key],
        ),
      )
    },
    /** A fault of ours (5xx) or a request to come back later is no answer to keep. */
    async forget({ scope, key }: RequestKey): Promise<void> {
      await table.run((sql) =>
        sql.execute(`delete from ${table.table} where scope = ? and idempotency_key = ? and status_code is null`, [
          scope,
          key,
        ]),
      )
    },
  }
}

/** Takes the key, or says what became of it. One statement each, so two processes cannot both take it. */
async function claimRequest(sql: Sql, table: RequestTable, key: RequestKey): Promise<RequestClaim> {
  const taken = await sql.execute(
    `insert into ${table.table} as r (id, scope, idempotency_key, body_hash, expires_at, created_at, updated_at)
     values (?, ?, ?, ?, now() + interval '${table.keptHours ?? KEPT_HOURS} hours', now(), now())
     on conflict (scope, idempotency_key) where deleted_at is null do update
       set body_hash = excluded.body_hash, status_code = null, response = null, expires_at = excluded.expires_at,
           updated_at = now()
       where r.expires_at < now()
          or (r.status_code is null and r.body_hash = excluded.body_hash
              and r.updated_at < now() - interval '${ABANDONED_MINUTES} minutes')
     returning id`,
    [table.newId(), key.scope, key.key, key.bodyHash],
  )
  return taken.length > 0 ? { state: "mine" } : seen(sql, table, key)
}

interface Row {
  body_hash: string
  status_code: number | null
  response: unknown
}

async function seen(sql: Sql, { table, seal }: RequestTable, key: RequestKey): Promise<RequestClaim> {
  const [row] = await sql.execute<Row>(
    `select body_hash, status_code, response from ${table}
     where scope = ? and idempotency_key = ? and deleted_at is null`,
    [key.scope, key.key],
  )
  // Forgotten between the two statements: the other request was refused, this one may be claimed anew.
  if (!row) return { state: "running" }
  if (row.body_hash !== key.bodyHash) return { state: "other" }
  if (row.status_code === null) return { state: "running" }
  const body = seal ? JSON.parse(await seal.unwrap((row.response as { sealed: string }).sealed)) : row.response
  return { state: "answered", status: row.status_code, body }
}

import type { Sql } from "../../../../lib/sql"

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

const KEPT_HOURS = 48
/** A process that died leaves its claim; after this time somebody else may do the work. */
const ABANDONED_MINUTES = 2

interface Row {
  body_hash: string
  status_code: number | null
  response: unknown
}

/** Takes the key, or says what became of it. One statement each, so two processes cannot both take it. */
export async function claimRequest(sql: Sql, { id, scope, key, bodyHash }: RequestKey & { id: string }) {
  const taken = await sql.execute(
    `insert into media_rental_request as r (id, scope, idempotency_key, body_hash, expires_at, created_at, updated_at)
     values (?, ?, ?, ?, now() + interval '${KEPT_HOURS} hours', now(), now())
     on conflict (scope, idempotency_key) where deleted_at is null do update
       set body_hash = excluded.body_hash, status_code = null, response = null, expires_at = excluded.expires_at,
           updated_at = now()
       where r.expires_at < now()
          or (r.status_code is null and r.body_hash = excluded.body_hash
              and r.updated_at < now() - interval '${ABANDONED_MINUTES} minutes')
     returning id`,
    [id, scope, key, bodyHash],
  )
  if (taken.length > 0) return { state: "mine" } satisfies RequestClaim
  return seen(sql, { scope, key, bodyHash })
}

async function seen(sql: Sql, { scope, key, bodyHash }: RequestKey): Promise<RequestClaim> {
  const [row] = await sql.execute<Row>(
    `select body_hash, status_code, response from media_rental_request
     where scope = ? and idempotency_key = ? and deleted_at is null`,
    [scope, key],
  )
  // Forgotten between the two statements: the other request was refused, this one may be claimed anew.
  if (!row) return { state: "running" }
  if (row.body_hash !== bodyHash) return { state: "other" }
  if (row.status_code === null) return { state: "running" }
  return { state: "answered", status: row.status_code, body: row.response }
}

export async function finishRequest(
  sql: Sql,
  { scope, key }: RequestKey,
  answer: { status: number; body: unknown },
): Promise<void> {
  await sql.execute(
    `update media_rental_request set status_code = ?, response = ?::jsonb, updated_at = now()
     where scope = ? and idempotency_key = ? and deleted_at is null`,
    [answer.status, JSON.stringify(answer.body ?? null), scope, key],
  )
}

/** A fault of ours (5xx) or a request to come back later is no answer to keep. */
export async function forgetRequest(sql: Sql, { scope, key }: RequestKey): Promise<void> {
  await sql.execute(
    `delete from media_rental_request where scope = ? and idempotency_key = ? and status_code is null`,
    [scope, key],
  )
}

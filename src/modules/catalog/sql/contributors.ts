import { findContributorKeys } from "../actions/references"
import { insertRows, type Row, type Sql } from "./rows"

/** A contributor that did not exist when the batch was checked. `key` is its kind and folded name. */
export interface NewContributor {
  key: string
  row: Row & { id: string }
}

/**
 * Creates contributors that are still missing and answers which id each planned id really became.
 * Two requests that bring the same new artist at once would otherwise create it twice, and every later use of the
 * name would be ambiguous; so each name is locked until the transaction ends, in one order to rule out deadlocks.
 */
export async function createMissingContributors(
  sql: Sql,
  planned: NewContributor[],
): Promise<{ finalId: Map<string, string>; createdIds: string[] }> {
  const finalId = new Map<string, string>()
  if (planned.length === 0) return { finalId, createdIds: [] }
  const byKey = new Map(planned.map((p) => [p.key, p]))
  const keys = [...byKey.keys()].sort()
  await sql.execute(
    `select pg_advisory_xact_lock(hashtextextended('media_contributor:' || k, 0))
     from (select k from jsonb_array_elements_text(?::jsonb) with ordinality as t(k, n) order by n) as locked`,
    [JSON.stringify(keys)],
  )
  const existing = await findContributorKeys(sql, new Set(keys))
  const missing = keys.filter((key) => !existing.has(key)).map((key) => byKey.get(key)!)
  await insertRows(
    sql,
    "media_contributor",
    missing.map((p) => p.row),
  )
  for (const p of planned) {
    finalId.set(p.row.id, existing.get(p.key)?.[0] ?? byKey.get(p.key)!.row.id)
  }
  return { finalId, createdIds: missing.map((p) => p.row.id) }
}

import { COLUMNS, type CatalogTable } from "./tables"

/** What our SQL runs on: one connection, inside a transaction where the caller opened one. */
export interface Sql {
  /** Runs one statement with `?` placeholders and answers its rows. */
  execute<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>
}

interface RawResult<T> {
  rows: T[]
}
interface Knex {
  raw(sql: string, params: unknown[]): Promise<RawResult<unknown>>
}
/** The two members of MikroORM's SQL entity manager used here. */
export interface SqlManager {
  getTransactionContext(): unknown
  getKnex(): unknown
}

/**
 * Runs statements on the manager's transaction with real bind parameters. MikroORM's own `execute` writes the values
 * into the statement's text, which costs memory for large JSON and trips over `?` in a title.
 */
export function sqlOf(manager: unknown): Sql {
  const em = manager as SqlManager
  return {
    async execute<T>(sql: string, params: unknown[] = []): Promise<T[]> {
      const connection = (em.getTransactionContext() ?? em.getKnex()) as Knex
      const { rows } = await connection.raw(sql, params)
      return rows as T[]
    },
  }
}

/** A row as it is written: column → JSON value (text arrays are JSON arrays, jsonb any JSON). */
export type Row = Record<string, unknown>

const quoted = (columns: readonly string[]) => columns.map((c) => `"${c}"`).join(", ")

/**
 * Writes any number of rows in one statement: Postgres unpacks them from one JSON parameter, so the statement's text
 * is the same for 1 and for 30,000 rows and never nears the 65,535-parameter limit.
 */
export async function insertRows(sql: Sql, table: CatalogTable, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = quoted(COLUMNS[table])
  await sql.execute(
    `insert into "${table}" (${columns}, "created_at", "updated_at")
     select ${columns}, now(), now() from jsonb_populate_recordset(null::"${table}", ?::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** Inserts rows, or overwrites the ones whose id exists; keeps `created_at`. */
export async function upsertRows(sql: Sql, table: CatalogTable, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = quoted(COLUMNS[table])
  const assignments = COLUMNS[table]
    .filter((c) => c !== "id")
    .map((c) => `"${c}" = excluded."${c}"`)
    .join(", ")
  await sql.execute(
    `insert into "${table}" (${columns}, "created_at", "updated_at")
     select ${columns}, now(), now() from jsonb_populate_recordset(null::"${table}", ?::jsonb)
     on conflict ("id") do update set ${assignments}, "updated_at" = now(), "deleted_at" = null`,
    [JSON.stringify(rows)],
  )
}

/** Removes rows by id. Parts of an item have no life of their own: the audit log keeps what they were. */
export async function deleteRows(sql: Sql, table: CatalogTable, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql.execute(`delete from "${table}" where "id" = any(?::text[])`, [pgTextArray(ids)])
}

/** A Postgres array literal, so that a list is always one parameter. */
export function pgTextArray(values: readonly string[]): string {
  return `{${values.map((v) => `"${v.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`).join(",")}}`
}

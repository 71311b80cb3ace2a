/** What our SQL runs on: one connection, inside a transaction where the caller opened one. */
export interface Sql {
  /** Runs one statement with `?` placeholders and answers its rows. */
  execute<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>
}

interface RawResult<T> {
  rows: T[]
  fields?: { name: string; dataTypeID: number }[]
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
      return withDates(await connection.raw(sql, params)) as T[]
    },
  }
}

const TIMESTAMPTZ = 1184

/**
 * Instants are Dates, always: MikroORM tells the driver to leave them as text on connections it made itself (module
 * tests), and not on the shop's shared one.
 */
function withDates({ rows, fields = [] }: RawResult<unknown>): unknown[] {
  const instants = fields.filter((field) => field.dataTypeID === TIMESTAMPTZ).map((field) => field.name)
  if (instants.length === 0) return rows
  for (const row of rows as Record<string, unknown>[]) {
    for (const name of instants) {
      const value = row[name]
      if (typeof value === "string") row[name] = new Date(value)
    }
  }
  return rows
}

/** A row as it is written: column → JSON value (text arrays are JSON arrays, jsonb any JSON). */
export type Row = Record<string, unknown>

/** `"a", "b"`: names written in code, never by a caller. */
export const quoted = (columns: readonly string[]): string => columns.map((c) => `"${c}"`).join(", ")

/**
 * Writes any number of rows in one statement: Postgres unpacks them from one JSON parameter, so the statement's text
 * is the same for 1 and for 30,000 rows and never nears the 65,535-parameter limit.
 */
export async function insertInto(sql: Sql, table: string, columns: readonly string[], rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = quoted(columns)
  await sql.execute(
    `insert into "${table}" (${names}, "created_at", "updated_at")
     select ${names}, now(), now() from jsonb_populate_recordset(null::"${table}", ?::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** A Postgres array literal, so that a list is always one parameter. */
export function pgTextArray(values: readonly string[]): string {
  return `{${values.map((v) => `"${v.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`).join(",")}}`
}

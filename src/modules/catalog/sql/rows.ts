import { insertInto, pgTextArray, quoted, sqlOf, type Row, type Sql } from "../../../lib/sql"
import { COLUMNS, type CatalogTable } from "./tables"

export { pgTextArray, sqlOf, type Row, type Sql }

/** Writes any number of rows in one statement. */
export async function insertRows(sql: Sql, table: CatalogTable, rows: Row[]): Promise<void> {
  await insertInto(sql, table, COLUMNS[table], rows)
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

import type { PartRow } from "../domain/part-rows"
import { deleteRows, pgTextArray, upsertRows, type Sql } from "./rows"
import { COLUMNS, PART_TABLES, type PartTable } from "./tables"

export type PartRows = Record<PartTable, PartRow[]>

const TABLES = Object.keys(PART_TABLES) as PartTable[]

/** Which rows go, which are written. Rows that stay as they are cost nothing. */
export function differenceOf(before: PartRows, after: PartRows): { removed: PartRows; written: PartRows } {
  const removed = {} as PartRows
  const written = {} as PartRows
  for (const table of TABLES) {
    const text = (row: PartRow) => JSON.stringify(COLUMNS[table].map((column) => row[column] ?? null))
    const old = new Map(before[table].map((row) => [row.id, text(row)]))
    const kept = new Set(after[table].map((row) => row.id))
    removed[table] = before[table].filter((row) => !kept.has(row.id))
    written[table] = after[table].filter((row) => old.get(row.id) !== text(row))
  }
  return { removed, written }
}

/** Brings the parts of items from one state to another, in an order the foreign keys accept. */
export async function writeParts(sql: Sql, before: PartRows, after: PartRows): Promise<boolean> {
  const { removed, written } = differenceOf(before, after)
  for (const table of [...TABLES].reverse()) {
    await deleteRows(
      sql,
      table,
      removed[table].map((row) => row.id),
    )
  }
  for (const table of ["media_disc", "media_track"] as const) {
    await makeRoom(
      sql,
      table,
      written[table].map((row) => row.id),
    )
  }
  for (const table of TABLES) await upsertRows(sql, table, written[table])
  return TABLES.some((table) => removed[table].length + written[table].length > 0)
}

/** Two rows that swap places would collide half-way on the unique position, so moved rows step aside first. */
async function makeRoom(sql: Sql, table: "media_disc" | "media_track", ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql.execute(`update "${table}" set "position" = "position" + 1000000 where "id" = any(?::text[])`, [
    pgTextArray(ids),
  ])
}

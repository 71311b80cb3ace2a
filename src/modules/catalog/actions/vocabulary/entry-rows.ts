import { MediaError } from "../../../../lib/errors"
import type { Entries, EntryChange, EntryName } from "../../domain/vocabulary-entries"
import { pgTextArray, type Row, type Sql } from "../../sql/rows"
import type { NewId } from "../../domain/part-rows"
import { ENTRY_TABLES, entryColumns, isoTime } from "./entry-tables"
import { markForReassessment } from "./reassessment"

/** Entries by id, locked until the transaction ends when `lock` is set; in the order of their ids. */
export async function readEntries<E extends EntryName>(
  sql: Sql,
  entry: E,
  ids: string[],
  lock = false,
): Promise<Entries[E][]> {
  if (ids.length === 0) return []
  const { table, key } = ENTRY_TABLES[entry]
  return sql.execute<Entries[E]>(
    `select ${entryColumns(entry)} from "${table}" e
     where e."${key}" = any(?::text[]) and e.deleted_at is null order by e."${key}" ${lock ? "for update" : ""}`,
    [pgTextArray(ids)],
  )
}

/** @throws 404 */
export async function requireEntry<E extends EntryName>(
  sql: Sql,
  entry: E,
  id: string,
  lock = false,
): Promise<Entries[E]> {
  const [row] = await readEntries(sql, entry, [id], lock)
  if (row) return row
  const { notFound, noun } = ENTRY_TABLES[entry]
  throw new MediaError("not_found", notFound, `${noun} ${id} does not exist`)
}

/** Adds a row. */
export async function insertEntry(sql: Sql, entry: EntryName, row: Row & { id: string }): Promise<EntryChange> {
  const { table, key, columns } = ENTRY_TABLES[entry]
  const list = [key, ...columns].map((column) => `"${column}"`).join(", ")
  await sql.execute(
    `insert into "${table}" (${list}, created_at, updated_at)
     select ${list}, date_trunc('milliseconds', now()), date_trunc('milliseconds', now())
     from jsonb_populate_record(null::"${table}", ?::jsonb)`,
    [JSON.stringify(row)],
  )
  return { entry, id: row.id, before: null, after: await requireEntry(sql, entry, row.id) }
}

/** `updated_at` always grows, even within one millisecond, so that it tells one state from the next. */
const NEXT_VERSION = `greatest(date_trunc('milliseconds', clock_timestamp()),
  date_trunc('milliseconds', e.updated_at) + interval '1 millisecond')`

/** Writes the given columns of a locked row; null when they say what is stored already. */
export async function updateEntry<E extends EntryName>(
  sql: Sql,
  entry: E,
  before: Entries[E],
  set: Partial<Entries[E]>,
): Promise<EntryChange | null> {
  const { table, key, columns } = ENTRY_TABLES[entry]
  const stored = before as unknown as Row
  const wanted = set as Row
  const changed = columns.filter((c) => c in wanted && !same(wanted[c], stored[c]))
  if (changed.length === 0) return null
  await sql.execute(
    `update "${table}" e set ${changed.map((c) => `"${c}" = r."${c}"`).join(", ")}, updated_at = ${NEXT_VERSION}
     from jsonb_populate_record(null::"${table}", ?::jsonb) r where e."${key}" = ?`,
    [JSON.stringify(wanted), before.id],
  )
  return { entry, id: before.id, before, after: await requireEntry(sql, entry, before.id) }
}

/** Soft-deletes a locked row. */
export async function removeEntry<E extends EntryName>(sql: Sql, entry: E, before: Entries[E]): Promise<EntryChange> {
  const { table, key } = ENTRY_TABLES[entry]
  await sql.execute(`update "${table}" set deleted_at = now() where "${key}" = ? and deleted_at is null`, [before.id])
  return { entry, id: before.id, before, after: null }
}

/**
 * Takes changes of a failed workflow back, last first. A row that someone has edited since stays as they left it, and
 * one that was created is only marked as deleted, in case somebody points at it already.
 */
export async function revertEntries(sql: Sql, newId: NewId, changes: EntryChange[], reassess: string[]): Promise<void> {
  for (const change of [...changes].reverse()) {
    const { table, key, columns } = ENTRY_TABLES[change.entry]
    const unchanged = `e."${key}" = ? and ${isoTime("e.updated_at")} = ?`
    if (change.after === null) {
      await sql.execute(`update "${table}" set deleted_at = null where "${key}" = ?`, [change.id])
    } else if (change.before === null) {
      const params = [change.id, change.after.updated_at]
      await sql.execute(`update "${table}" e set deleted_at = now() where ${unchanged}`, params)
    } else {
      await sql.execute(
        `update "${table}" e set ${columns.map((c) => `"${c}" = r."${c}"`).join(", ")}, updated_at = ${NEXT_VERSION}
         from jsonb_populate_record(null::"${table}", ?::jsonb) r where ${unchanged}`,
        [JSON.stringify(change.before), change.id, change.after.updated_at],
      )
    }
  }
  await markForReassessment(sql, newId, reassess)
}

/** Compares JSON values; jsonb keeps keys in an order of its own. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a ?? null)) === JSON.stringify(sorted(b ?? null))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  )
}

import { foldName } from "../../domain/names"
import type { Entries, EntryName } from "../../domain/vocabulary-entries"
import { pgTextArray, type Sql } from "../../sql/rows"
import { ENTRY_TABLES, entryColumns } from "./entry-tables"
import { usageOf } from "./usage"

/** What a list of entries can be asked. */
export interface EntryQuery {
  q?: string | undefined
  /** Column → accepted values. Only the columns named in `FILTERS` count. */
  filters?: Record<string, readonly (string | boolean)[] | undefined>
  include_hidden?: boolean | undefined
  order?: string | undefined
  limit: number
  offset: number
}

/** An entry with the number of its users. */
export type CountedEntry<E extends EntryName> = Entries[E] & { usage_count: number }

/** Where `q` looks: `plain` are texts, `folded` are lists of folded names. */
const SEARCHED: Record<EntryName, { plain: string[]; folded?: string }> = {
  title_group: { plain: ["e.title", "e.sort_title", "e.original_title"] },
  contributor: {
    plain: ["e.name", "e.sort_name", "e.name_native", "array_to_string(e.aliases, chr(10))"],
    folded: "e.match_keys",
  },
  term: { plain: ["e.code", "e.labels ->> 'en'", "e.labels ->> 'zhCN'"] },
  grade: { plain: ["e.code", "e.label ->> 'en'", "e.label ->> 'zhCN'"] },
  attribute: { plain: ["e.key", "e.labels ->> 'en'", "e.labels ->> 'zhCN'"] },
  type: { plain: ["e.code"] },
}

/** Columns a list may be narrowed by. */
const FILTERS: Record<EntryName, readonly string[]> = {
  title_group: ["id", "kind"],
  contributor: ["id", "kind"],
  term: ["id", "vocabulary", "parent_id"],
  grade: ["id", "scale"],
  attribute: ["id", "media_type", "is_active"],
  type: ["code"],
}

/** What is left out unless `include_hidden` is set. */
const HIDDEN: Partial<Record<EntryName, string>> = {
  contributor: "e.merged_into_id is not null",
  term: "e.is_hidden or e.merged_into_id is not null",
}

/** Orders a list may be asked for; the first one is the default. */
export const ENTRY_ORDERS = {
  title_group: ["sort_title", "title", "first_year", "created_at", "updated_at"],
  contributor: ["sort_name", "name", "created_at", "updated_at"],
  term: ["vocabulary", "code", "created_at", "updated_at"],
  grade: ["scale", "rank", "code"],
  attribute: ["rank", "key", "created_at"],
  type: ["rank"],
} as const satisfies Record<EntryName, readonly [string, ...string[]]>

/** What follows an order, so that equal rows have a place of their own. */
const THEN: Partial<Record<EntryName, string>> = { term: "e.code", grade: "e.rank desc", attribute: "e.key" }

/** A page of entries with their usage, and how many there are in all. Three statements, whatever the page's length. */
export async function listEntries<E extends EntryName>(
  sql: Sql,
  entry: E,
  query: EntryQuery,
): Promise<{ rows: CountedEntry<E>[]; count: number }> {
  const { table, key } = ENTRY_TABLES[entry]
  const { where, params } = conditions(entry, query)
  const [total] = await sql.execute<{ count: number }>(
    `select count(*)::int as count from "${table}" e where ${where}`,
    params,
  )
  const then = THEN[entry] ? `${THEN[entry]}, ` : ""
  const rows = await sql.execute<Entries[E]>(
    `select ${entryColumns(entry)} from "${table}" e where ${where}
     order by ${orderBy(entry, query.order)}, ${then}e."${key}" limit ? offset ?`,
    [...params, query.limit, query.offset],
  )
  return { rows: await withUsage(sql, entry, rows), count: total?.count ?? 0 }
}

/** The same rows with their number of users. */
export async function withUsage<E extends EntryName>(
  sql: Sql,
  entry: E,
  rows: Entries[E][],
): Promise<CountedEntry<E>[]> {
  const usage = await usageOf(sql, entry, rows)
  return rows.map((row) => ({ ...row, usage_count: usage.get(row.id) ?? 0 }))
}

function conditions(entry: EntryName, query: EntryQuery): { where: string; params: unknown[] } {
  const parts = ["e.deleted_at is null"]
  const params: unknown[] = []
  const hidden = HIDDEN[entry]
  if (hidden && !query.include_hidden) parts.push(`not (${hidden})`)
  for (const column of FILTERS[entry]) {
    const values = query.filters?.[column]
    if (values === undefined) continue
    parts.push(`e."${column}"::text = any(?::text[])`)
    params.push(pgTextArray(values.map(String)))
  }
  if (query.q !== undefined) {
    const { plain, folded } = SEARCHED[entry]
    const alternatives = plain.map((expression) => `${expression} ilike ?`)
    params.push(...plain.map(() => contains(query.q ?? "")))
    if (folded) {
      alternatives.push(`exists (select 1 from unnest(${folded}) as k(name) where k.name like ?)`)
      params.push(contains(foldName(query.q)))
    }
    parts.push(`(${alternatives.join(" or ")})`)
  }
  return { where: parts.join(" and "), params }
}

/** A substring pattern in which `%`, `_` and `\` mean themselves. */
function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`
}

function orderBy(entry: EntryName, order: string | undefined): string {
  const allowed: readonly string[] = ENTRY_ORDERS[entry]
  const descending = order?.startsWith("-") === true
  const column = descending ? order?.slice(1) : order
  const known = allowed.find((name) => name === column) ?? allowed[0]
  return `e."${known}" ${descending ? "desc nulls last" : "asc nulls last"}`
}

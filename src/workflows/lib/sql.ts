import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A piece of SQL with its values. The text is always written in code; only `bindings` carries what a caller sent. */
export interface Fragment {
  sql: string
  bindings: readonly unknown[]
}

/** A fragment from literal text. */
export const fragment = (sql: string, ...bindings: unknown[]): Fragment => ({ sql, bindings })

/** A `timestamptz` column as ISO 8601 text, as our JSON answers instants. */
export const isoText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** `a and b and c`; no fragments make `true`. */
export const allOf = (fragments: readonly Fragment[]): Fragment => joined(fragments, "and", "true")

/** `a or b or c`; no fragments make `false`. */
export const anyOf = (fragments: readonly Fragment[]): Fragment => joined(fragments, "or", "false")

function joined(fragments: readonly Fragment[], word: string, none: string): Fragment {
  if (fragments.length === 0) return fragment(none)
  return {
    sql: fragments.map((f) => `(${f.sql})`).join(` ${word} `),
    bindings: fragments.flatMap((f) => f.bindings),
  }
}

/** Runs one statement on Medusa's own pool and answers its rows. */
export async function select<T>(container: MedusaContainer, sql: string, bindings: readonly unknown[]): Promise<T[]> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const result = (await knex.raw(sql, bindings as Knex.RawBinding[])) as { rows: T[] }
  return result.rows
}

/** Rows by one of their columns, in the order they came. */
export function groupRows<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** `column = any(values)`; without values there is no condition. */
export function among(column: string, values: readonly string[] | undefined): Fragment[] {
  return values?.length ? [fragment(`${column} = any(?::text[])`, values)] : []
}

/** One of the columns contains the text typed, whatever its case. */
export function contains(q: string, columns: readonly string[]): Fragment {
  const text = `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  return fragment(columns.map((column) => `${column} ilike ?`).join(" or "), ...columns.map(() => text))
}

/** What a list asks for: which rows, in which order, which part of them. */
export interface Page<Filters, Order extends string> {
  filters: Filters
  order: Order | `-${Order}`
  limit: number
  offset: number
}

/** A list in SQL: its columns and tables, and the expression behind each order. Text of the code, never of a caller. */
export interface ListSource<Order extends string> {
  columns: string
  from: string
  /** Settles the order of equal rows. */
  key: string
  orders: Record<Order, string>
}

/** One page and the number of all rows; two statements whatever their number. */
export async function selectPage<Row, Order extends string>(
  container: MedusaContainer,
  { columns, from, key, orders }: ListSource<Order>,
  condition: Fragment,
  { order, limit, offset }: Omit<Page<unknown, Order>, "filters">,
): Promise<{ rows: Row[]; count: number }> {
  const direction = order.startsWith("-") ? "desc" : "asc"
  const column = orders[order.replace(/^-/, "") as Order]
  const where = `${from} where ${condition.sql}`
  const [rows, [total]] = await Promise.all([
    select<Row>(
      container,
      `select ${columns} ${where} order by ${column} ${direction} nulls last, ${key} ${direction} limit ? offset ?`,
      [...condition.bindings, limit, offset],
    ),
    select<{ count: number }>(container, `select count(*)::int as count ${where}`, condition.bindings),
  ])
  return { rows, count: total?.count ?? 0 }
}

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

/** `a and b and c`; no fragments make `true`. */
export function allOf(fragments: readonly Fragment[]): Fragment {
  if (fragments.length === 0) return fragment("true")
  return {
    sql: fragments.map((f) => `(${f.sql})`).join(" and "),
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

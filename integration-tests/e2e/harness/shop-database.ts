import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"

/** Address of the embedded database of a shop that runs from a checkout. */
export function databaseOf(checkout: string): string {
  const note = join(checkout, ".data/postgres/server.json")
  const { port, password } = JSON.parse(readFileSync(note, "utf8")) as { port: number; password: string }
  return `postgres://postgres:${encodeURIComponent(password)}@localhost:${port}/medusa`
}

/**
 * Runs one statement in the shop's database, for what no route can arrange: yesterday. Parameters are bound.
 * @example await shopSql("update media_rental_order set out_at = out_at - interval '1 day' where id = $1", [id])
 */
export async function shopSql<T extends object = Record<string, unknown>>(
  sql: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  const url = process.env.E2E_DATABASE_URL
  if (!url) throw new Error("no database of the shop: run `npm run test:e2e`, or set E2E_DATABASE_URL")
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql, parameters)).rows
  } finally {
    await client.end()
  }
}

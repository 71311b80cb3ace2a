import { Client } from "pg"

/** A database of a test's own on the test server; `npm test` drops what an interrupted run leaves. */
export async function scratchDatabase(name: string): Promise<{ url: string; drop(): Promise<void> }> {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  const base = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}`
  const database = `media-test-${name}-${process.pid}`
  const query = async (sql: string) => {
    const client = new Client({ connectionString: `${base}/postgres` })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await query(`drop database if exists "${database}" with (force)`)
  await query(`create database "${database}"`)
  return {
    url: `${base}/${database}`,
    drop: () => query(`drop database if exists "${database}" with (force)`),
  }
}

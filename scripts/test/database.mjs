import { rmSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { removeDatabase, startPostgres } from "../lib/postgres.mjs"

/**
 * The database server of the tests: an embedded one below `.data/`, or the one that DB_HOST names.
 * @returns {Promise<{ env: Record<string, string>, stop(): Promise<void> }>} `env` is what Medusa's runners read
 */
export async function startTestDatabase(root) {
  if (process.env.DB_HOST) return { env: {}, stop: async () => {} }
  const dir = join(root, ".data", "test")
  try {
    return await embedded(dir, false)
  } catch (error) {
    if (!/in use by another run/.test(String(error))) throw error
    // Another `npm test` of this checkout is running; this one gets a server that it deletes afterwards.
    return embedded(`${dir}-${process.pid}`, true)
  }
}

async function embedded(dir, isThrowAway) {
  const server = await startPostgres({ dir, port: 5498, forTests: true })
  await dropLeftovers(server.url)
  return {
    env: {
      DB_HOST: "localhost",
      DB_PORT: String(server.port),
      DB_USERNAME: server.user,
      DB_PASSWORD: server.password,
    },
    stop: async () => {
      await dropLeftovers(server.url).catch(() => undefined) // nothing to tidy when the server has died
      await server.stop()
      if (!isThrowAway) return
      removeDatabase(dir)
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Medusa's runners drop their databases, unless they are interrupted. */
export async function dropLeftovers(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      "select datname from pg_database where datname like 'medusa-%' or datname like 'media-test-%'",
    )
    for (const { datname } of rows) {
      await client.query(`drop database if exists "${datname.replaceAll('"', '""')}" with (force)`)
    }
  } finally {
    await client.end()
  }
}

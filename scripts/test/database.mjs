import { createHash } from "node:crypto"
import { mkdirSync, realpathSync, statfsSync, statSync } from "node:fs"
import { freemem } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { removeDatabase, startPostgres } from "../lib/postgres.mjs"

const GIGABYTE = 1024 ** 3

/**
 * The database server of the tests: an embedded one of this checkout, or the one that DB_HOST names.
 * @returns {Promise<{ env: Record<string, string>, stop(): Promise<void> }>} `env` is what Medusa's runners read
 */
export async function startTestDatabase(root) {
  if (process.env.DB_HOST) return { env: {}, stop: async () => {} }
  const dir = inMemory(root) ?? join(root, ".data", "test")
  try {
    return await embedded(dir)
  } catch (error) {
    if (!/in use by another run/.test(String(error))) throw error
    // Another `npm test` of this checkout is running; this one gets a server beside it.
    return embedded(`${dir}-${process.pid}`)
  }
}

/**
 * Every HTTP test copies a database and drops it again, so the disk decides how long the suites take. Where the
 * system has a memory file system with room, the data lives there; the path is the same at every run, so that a
 * server which a killed run left behind is found and stopped.
 */
function inMemory(root) {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm")
    if (bavail * bsize < 3 * GIGABYTE || freemem() < 4 * GIGABYTE) return undefined
    const key = createHash("sha256").update(realpathSync(root)).digest("hex").slice(0, 12)
    const dir = join("/dev/shm", `media-store-test-${key}`)
    mkdirSync(dir, { recursive: true, mode: 0o755 })
    // Anybody may make directories there, also one with our name.
    return statSync(dir).uid === process.getuid() ? dir : undefined
  } catch {
    return undefined
  }
}

async function embedded(dir) {
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
      await server.stop()
      removeDatabase(dir)
    },
  }
}

/** Medusa's runners drop their databases, unless they are interrupted; after a kill the server's data is still there. */
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

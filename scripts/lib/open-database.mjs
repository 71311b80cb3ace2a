import { join } from "node:path"
import { checkDatabaseUrl, clearDeadLocks, describeUrl } from "./database.mjs"
import { startPostgres } from "./postgres.mjs"

/**
 * The shop's database, ready for use: the one `DATABASE_URL` names, else the embedded one.
 * @returns {Promise<{ url: string, embedded: boolean, summary: string, log?: string, exited: Promise<unknown>,
 *   stop(): Promise<void> }>}
 */
export async function openDatabase({ dataDir, settings, detail }) {
  const database = settings.databaseUrl ? await named(settings.databaseUrl) : await embedded(dataDir, settings, detail)
  const locks = await clearDeadLocks(database.url)
  if (locks.length) detail(`removed ${locks.length} lock(s) of an interrupted run: ${locks.join(", ")}`, true)
  return database
}

async function named(url) {
  await checkDatabaseUrl(url)
  return {
    url,
    embedded: false,
    summary: `DATABASE_URL, ${describeUrl(url)}`,
    exited: new Promise(() => {}),
    stop: async () => {},
  }
}

async function embedded(dataDir, settings, detail) {
  const dir = join(dataDir, "postgres")
  const server = await startPostgres({ dir, port: settings.postgresPort, log: (line) => detail(line, true) })
  if (server.portWasTaken) detail(`the usual port is taken; the database uses ${server.port}`, true)
  return {
    url: server.url,
    embedded: true,
    summary: `embedded Postgres on port ${server.port}`,
    log: join(dir, "server.log"),
    exited: server.exited,
    stop: server.stop,
  }
}

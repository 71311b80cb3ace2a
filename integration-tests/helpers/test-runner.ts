import { createHash, randomUUID } from "node:crypto"
import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { MedusaAppLoader } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner as coreRunner } from "@medusajs/test-utils"
import { Client } from "pg"

const ROOT = join(__dirname, "../..")
/** Every migrated database begins so; `npm test` drops none, its server is gone afterwards. */
const PREFIX = "media-migrated-"
/** One process at a time makes or copies one. */
const LOCK = 7_346_001

type RunnerInput = Parameters<typeof coreRunner>[0]

/**
 * Medusa's runner, but migrations run once for all spec files of a server and are copied afterwards: they are half of
 * what a file waits for before its first test. What is copied is the database as migrations and links leave it, so that
 * every application still boots on a shop that has never been started.
 */
export function medusaIntegrationTestRunner(input: RunnerInput): ReturnType<typeof coreRunner> {
  const dbName = input.dbName ?? `media-http-${process.env.JEST_WORKER_ID ?? "1"}-${randomUUID()}`
  return coreRunner({
    ...input,
    dbName,
    hooks: {
      beforeServerStart: async (container: MedusaContainer) => {
        await input.hooks?.beforeServerStart?.(container)
        await startMigrated(container, dbName)
      },
    },
  })
}

async function startMigrated(container: MedusaContainer, dbName: string): Promise<void> {
  const template = PREFIX + fingerprint(container)
  const client = await locked()
  const { rows } = await client.query("select 1 from pg_database where datname = $1", [template])
  if (rows.length > 0) {
    await client.query(`create database "${dbName}" template "${template}"`)
    await client.end()
    skipMigrations()
  } else {
    await dropTemplates(client)
    // The others wait, for they would do the same work.
    beforeFirstBoot(() => keep(client, dbName, template))
  }
}

/** A connection that holds the lock until it ends. */
async function locked(): Promise<Client> {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  const client = new Client({
    connectionString: `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT ?? 5432}/postgres`,
  })
  await client.connect()
  await client.query("select pg_advisory_lock($1)", [LOCK])
  return client
}

/** Those of other versions. */
async function dropTemplates(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database where datname like $1", [
    `${PREFIX}%`,
  ])
  for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`)
}

/** Copies what has been migrated. A name of its own until the copy is whole: the process may be killed meanwhile. */
async function keep(client: Client, dbName: string, template: string): Promise<void> {
  const unfinished = `${template}-unfinished`
  await client.query(`drop database if exists "${unfinished}"`)
  await client.query(`alter database "${dbName}" allow_connections false`)
  try {
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [dbName])
    await client.query(`create database "${unfinished}" template "${dbName}"`)
  } finally {
    await client.query(`alter database "${dbName}" allow_connections true`)
  }
  await client.query(`alter database "${unfinished}" rename to "${template}"`)
  await client.end()
}

/** Links are planned again, although there is nothing to do: the plan makes them known to the application. */
function skipMigrations(): void {
  jest.spyOn(MedusaAppLoader.prototype, "runModulesMigrations").mockResolvedValueOnce(undefined)
}

/** The runner boots the application right after migrations and links. */
function beforeFirstBoot(act: () => Promise<void>): void {
  const load = MedusaAppLoader.prototype.load
  jest.spyOn(MedusaAppLoader.prototype, "load").mockImplementationOnce(async function (this: MedusaAppLoader, ...args) {
    await act()
    return load.apply(this, args)
  })
}

/** Of everything that decides what migrations leave behind. */
function fingerprint(container: MedusaContainer): string {
  const hash = createHash("sha256")
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  for (const [key, declared] of Object.entries(modules ?? {}).sort()) {
    hash.update(`${key} ${typeof declared === "object" && "resolve" in declared ? String(declared.resolve) : ""}
`)
  }
  hash.update(readFileSync(join(ROOT, "package-lock.json")))
  for (const folder of ["src/modules", "src/links"]) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    const deciding = files.filter((file) => file.endsWith(".ts") && (folder === "src/links" || /migrations/.test(file)))
    for (const file of deciding.sort()) hash.update(`${file}\n`).update(readFileSync(join(ROOT, folder, file)))
  }
  return hash.digest("hex").slice(0, 16)
}

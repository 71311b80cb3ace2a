import { createHash } from "node:crypto"
import { join } from "node:path"
import { hasUser, migrationState, seededVersion } from "./database.mjs"
import { fingerprint } from "./fingerprint.mjs"
import { readJson, writePrivate } from "./private-file.mjs"

const SCHEMA_SOURCES = [
  "src/modules",
  "src/links",
  "src/search",
  "src/migration-scripts",
  "medusa-config.ts",
  "package-lock.json",
]
const DEMO_SOURCES = ["data/demo", "scripts/seed"]

/** Brings the tables up to date and, in the demo, fills them once and sees to the admin user. */
export async function prepareData(context) {
  const { screen, settings } = context
  await screen.step("Tables", (detail) => migrate({ ...context, detail }))
  if (!settings.production) await screen.step("Demo data", (detail) => seed({ ...context, detail }))
}

/** Skipped when neither the sources nor the database have changed since the last time: it costs half a minute. */
async function migrate({ root, dataDir, children, env, database, detail }) {
  const path = join(dataDir, "state.json")
  const key = databaseKey(database)
  const sources = fingerprint(root, SCHEMA_SOURCES, [env.REDIS_URL ? "redis" : "", env.INSIGHTS_DATABASE_URL ?? ""])
  const known = readJson(path)?.[key]
  if (known?.sources === sources && known.state === (await migrationState(database.url))) return "up to date"
  await children.run(["db:migrate", "--execute-safe-links"], {
    name: "migrate",
    env,
    onLine: (line) => {
      const module = /MODULE: (\S+)/.exec(line)?.[1]
      if (module && process.stdout.isTTY) detail(module)
    },
  })
  writePrivate(path, { ...readJson(path), [key]: { ...known, sources, state: await migrationState(database.url) } })
  return "migrated"
}

/** The embedded database is one, whatever its port; another one is told apart without keeping its URL. */
function databaseKey({ embedded, url }) {
  return embedded ? "embedded" : createHash("sha256").update(url).digest("hex").slice(0, 16)
}

/** The database itself says whether its demo is complete, so a killed start is continued and none is repeated. */
async function seed({ root, dataDir, children, env, database, settings, detail }) {
  const version = fingerprint(root, DEMO_SOURCES)
  const login = loginKey(env)
  const path = join(dataDir, "state.json")
  const isComplete = (await seededVersion(database.url)) === version
  const key = databaseKey(database)
  const knowsAdmin = readJson(path)?.[key]?.login === login && (await hasUser(database.url, settings.adminEmail))
  if (isComplete && knowsAdmin) return "complete"
  const out = join(dataDir, "seed.json")
  let last = ""
  await children.run(["exec", "./scripts/seed/seed-demo.ts"], {
    name: "seed",
    env: { ...env, MEDIA_SEED_OUT: out, MEDIA_SEED_VERSION: version },
    onLine: (line) => {
      const progress = /^seed: (.*)$/.exec(line)?.[1]
      if (progress) detail((last = progress))
    },
  })
  const state = readJson(path)
  writePrivate(path, { ...state, [key]: { ...state?.[key], login } })
  return last || "complete"
}

/** Changes with the login, tells nothing about it. */
function loginKey(env) {
  return createHash("sha256").update(`${env.MEDIA_ADMIN_EMAIL}\0${env.MEDIA_ADMIN_PASSWORD}`).digest("hex")
}

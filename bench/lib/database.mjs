import { spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { createRequire } from "node:module"
import { join } from "node:path"
import pg from "pg"
import { startPostgres } from "../../scripts/lib/postgres.mjs"

/** A migrated database for one run, dropped when it is closed. */
export async function openDatabase({ root, log }) {
  const server = process.env.DB_HOST ? externalServer() : await embeddedServer(root, log)
  const name = `media_bench_${randomBytes(4).toString("hex")}`
  await run(server.urlOf("postgres"), `create database "${name}"`)
  const env = environment(server.urlOf(name))
  const close = async () => {
    await run(server.urlOf("postgres"), `drop database "${name}" with (force)`)
    await server.stop()
  }
  log(`database ${name}`)
  try {
    migrate(root, env)
  } catch (error) {
    await close()
    throw error
  }
  return { env, close }
}

function externalServer() {
  const {
    DB_HOST: host,
    DB_PORT: port = "5432",
    DB_USERNAME: user = "postgres",
    DB_PASSWORD: password = "",
  } = process.env
  return {
    urlOf: (name) => `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${name}`,
    stop: async () => {},
  }
}

function embeddedServer(root, log) {
  return startPostgres({ dir: join(root, ".data", "bench"), log })
}

/** What a production process would be given; the secrets live as long as the run. */
function environment(url) {
  const secret = () => randomBytes(24).toString("hex")
  return {
    NODE_ENV: "production",
    DATABASE_URL: url,
    JWT_SECRET: secret(),
    COOKIE_SECRET: secret(),
    MEDUSA_DISABLE_ADMIN: "true",
    MEDUSA_DISABLE_TELEMETRY: "true",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
    STORE_CORS: "http://localhost:8000",
    ADMIN_CORS: "http://localhost:9000",
    AUTH_CORS: "http://localhost:9000",
    // Another shop's Redis must not take part in the measurement.
    REDIS_URL: "",
  }
}

function migrate(root, env) {
  const cli = createRequire(join(root, "package.json")).resolve("@medusajs/cli/cli.js")
  const result = spawnSync(process.execPath, [cli, "db:migrate"], {
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: "development" },
    encoding: "utf8",
  })
  if (result.status !== 0) throw new Error(`medusa db:migrate failed:\n${result.stdout}\n${result.stderr}`)
}

async function run(url, sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

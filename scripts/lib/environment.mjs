import { createRequire } from "node:module"
import { readPort } from "./arguments.mjs"
import { join } from "node:path"

/** A setting that stops the start; its message names the variable. */
export class SettingError extends Error {}

/**
 * Loads `.env` the way Medusa does (also `.env.production` and references like `${OTHER}`), so that this script and
 * the processes it launches see the same values. What the environment has already set wins.
 */
export function loadEnvFiles(root) {
  const require = createRequire(join(root, "package.json"))
  const { loadEnv } = require("@medusajs/framework/utils")
  loadEnv(process.env.NODE_ENV ?? "development", root)
}

/** `true` when this is somebody's real shop: nothing is seeded, generated or shown. */
export function isProduction(env) {
  return ["production", "prod"].includes(env.NODE_ENV ?? "")
}

/** What the demo or the production start is to do, from the environment and the command line. */
export function readSettings(env, options) {
  const production = isProduction(env)
  if (production && options.dev) throw new SettingError("--dev does not go with NODE_ENV=production")
  if (production) requireAll(env, ["DATABASE_URL", "JWT_SECRET", "COOKIE_SECRET"])
  if (options.reset && env.DATABASE_URL) {
    throw new SettingError(
      "--reset only deletes the embedded database, and DATABASE_URL is set. Empty that one yourself.",
    )
  }
  return {
    production,
    dev: options.dev,
    databaseUrl: env.DATABASE_URL || undefined,
    port: options.port ?? readPort(env.PORT, "PORT") ?? 9000,
    postgresPort: readPort(env.MEDIA_POSTGRES_PORT, "MEDIA_POSTGRES_PORT"),
    adminEmail: env.MEDIA_ADMIN_EMAIL || "admin@media-store.test",
    adminPassword: env.MEDIA_ADMIN_PASSWORD || undefined,
  }
}

/** Here only whether they are there; `medusa-config.ts` also refuses known and short secrets. */
function requireAll(env, names) {
  const missing = names.filter((name) => !env[name]?.trim())
  if (missing.length === 0) return
  const verb = missing.length === 1 ? "is" : "are"
  throw new SettingError(`${missing.join(", ")} ${verb} missing: NODE_ENV is production (see .env.template)`)
}

/**
 * The environment of every process of the shop. Asking Medusa not to report usage is for the demo's sake: the first
 * thing a new user runs should not call anybody.
 */
export function shopEnvironment(env, { settings, secrets, databaseUrl }) {
  const shared = { ...env, DATABASE_URL: databaseUrl, MEDUSA_DISABLE_TELEMETRY: env.MEDUSA_DISABLE_TELEMETRY ?? "true" }
  if (settings.production) return shared
  return {
    ...shared,
    MEDIA_DEMO: "true",
    JWT_SECRET: env.JWT_SECRET || secrets.jwtSecret,
    COOKIE_SECRET: env.COOKIE_SECRET || secrets.cookieSecret,
    MEDIA_ADMIN_EMAIL: settings.adminEmail,
    MEDIA_ADMIN_PASSWORD: settings.adminPassword ?? secrets.adminPassword,
  }
}

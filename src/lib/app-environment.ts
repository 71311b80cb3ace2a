/**
 * Reads the environment of this repository when it runs as a shop of its own (`medusa-config.ts`).
 * A host that installs the plugin has its own configuration and never calls this.
 */
export type Environment = Record<string, string | undefined>

/** A Medusa module entry as `defineConfig` takes it. */
export interface ModuleEntry {
  resolve: string
  options?: Record<string, unknown>
}

const SHORTEST_SECRET = 16

/** Secrets printed in tutorials, templates and Medusa's own defaults: as good as none. */
const KNOWN_SECRETS = new Set([
  "supersecret",
  "secret",
  "something",
  "password",
  "changeme",
  "change-me",
  "replace-me",
  "jwt_secret",
  "cookie_secret",
  "your-jwt-secret",
  "your-cookie-secret",
])

/** A start that must not go on: the message names the variable and says what to do, never the value. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError"
}

/** `true` for a real production start; the demo of `npm start` serves the production build with its own secrets. */
export function isProduction(env: Environment): boolean {
  return ["production", "prod"].includes(env.NODE_ENV ?? "") && env.MEDIA_DEMO !== "true"
}

/**
 * The value of a signing secret. In production a missing, short or publicly known one stops the start;
 * elsewhere it falls back to Medusa's development default, so that `medusa develop` and the tests need no setup.
 *
 * @throws EnvironmentError
 */
export function readSecret(env: Environment, name: "JWT_SECRET" | "COOKIE_SECRET"): string {
  const value = env[name]?.trim() ?? ""
  if (!isProduction(env)) return value || "supersecret"
  const how = `set ${name} to the output of: node -p "crypto.randomBytes(32).toString('hex')"`
  if (!value) throw new EnvironmentError(`${name} is missing: a production shop needs its own secret; ${how}`)
  if (KNOWN_SECRETS.has(value.toLowerCase())) {
    throw new EnvironmentError(`${name} is a publicly known default, anyone could forge sign-ins with it; ${how}`)
  }
  if (value.length < SHORTEST_SECRET) {
    throw new EnvironmentError(`${name} has fewer than ${SHORTEST_SECRET} characters; ${how}`)
  }
  return value
}

/** The database of the shop. A production start names it explicitly instead of trying Medusa's default. */
export function readDatabaseUrl(env: Environment): string | undefined {
  if (env.DATABASE_URL) return env.DATABASE_URL
  if (isProduction(env)) throw new EnvironmentError("DATABASE_URL is missing: set it to the shop's Postgres database")
  return undefined
}

/** Where browsers reach this server, without a trailing slash; `undefined` when nobody said. */
export function publicUrl(env: Environment): string | undefined {
  const value = env.MEDIA_PUBLIC_URL ?? env.MEDUSA_BACKEND_URL
  if (!value || value === "/") return undefined
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new EnvironmentError(`MEDIA_PUBLIC_URL "${value}" is not an http or https URL`)
  }
  return value.replace(/\/+$/, "")
}

/**
 * Session cookies over plain http must not be `secure`, or the browser drops them and nobody can sign in to a
 * production build on http://localhost. Over https Medusa's own production defaults stay.
 */
export function cookieOptions(env: Environment): { secure: false; sameSite: "lax" } | undefined {
  return publicUrl(env)?.startsWith("http:") ? { secure: false, sameSite: "lax" } : undefined
}

/** Origins allowed to call an API: the variable, else local development servers; the shop's own URL always. */
export function allowedOrigins(env: Environment, name: "STORE_CORS" | "ADMIN_CORS" | "AUTH_CORS"): string {
  const local = isProduction(env) ? [] : ["http://localhost:5173", "http://localhost:8000", "http://localhost:9000"]
  const named = list(env[name])
  const own = publicUrl(env)
  return [...new Set([...(named.length ? named : local), ...(own ? [own] : [])])].join(",")
}

/**
 * Options of genuine-copy tags from the variables: the hosts on labels (else the shop's own, in development `localhost`),
 * the port of the public resolver's own listener, a font for labels, and whose forwarding headers are believed.
 */
export function tagOptions(env: Environment) {
  const own = publicUrl(env)
  const fallback = own ? [new URL(own).hostname] : isProduction(env) ? [] : ["localhost"]
  const named = list(env.MEDIA_TAG_HOSTS)
  const port = wholeNumber(env, "MEDIA_RESOLVER_PORT", 1, 65_535)
  const proxies = list(env.MEDIA_TRUSTED_PROXIES)
  return {
    ...(proxies.length ? { trustedProxies: proxies } : {}),
    license: {
      hosts: named.length ? named : fallback,
      ...(port === undefined ? {} : { resolver: { port } }),
      ...(env.MEDIA_LABEL_FONT ? { labelFontPath: env.MEDIA_LABEL_FONT } : {}),
    },
  }
}

/** `a, b,,c` → `["a", "b", "c"]`. */
export function list(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
}

/** A whole number of a variable, or `undefined` when it is not set. */
export function wholeNumber(env: Environment, name: string, min: number, max: number): number | undefined {
  const value = env[name]?.trim()
  if (!value) return undefined
  if (!/^\d{1,9}$/.test(value) || Number(value) < min || Number(value) > max) {
    throw new EnvironmentError(`${name} "${value}" must be a whole number from ${min} to ${max}`)
  }
  return Number(value)
}

/** Cache, events, workflows and locks: on Redis when there is one, else in this process and in Postgres. */
export function infrastructureModules(redisUrl: string | undefined): ModuleEntry[] {
  return redisUrl ? redisModules(redisUrl) : localModules()
}

function redisModules(redisUrl: string): ModuleEntry[] {
  return [
    { resolve: "@medusajs/medusa/caching", options: provider("caching-redis", { redisUrl }) },
    {
      resolve: "@medusajs/medusa/event-bus-redis",
      options: { redisUrl, jobOptions: { attempts: 3, backoff: { type: "exponential", delay: 1000 } } },
    },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    { resolve: "@medusajs/medusa/locking", options: provider("locking-redis", { redisUrl }) },
  ]
}

/** Medusa's default lock is in memory, which protects nothing between two processes: Postgres does. */
function localModules(): ModuleEntry[] {
  return [
    { resolve: "@medusajs/medusa/caching", options: { in_memory: { enable: true } } },
    { resolve: "@medusajs/medusa/locking", options: provider("locking-postgres") },
  ]
}

function provider(id: string, options?: Record<string, unknown>): { providers: unknown[] } {
  return { providers: [{ id, resolve: `@medusajs/medusa/${id}`, is_default: true, ...(options ? { options } : {}) }] }
}

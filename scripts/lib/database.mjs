import pg from "pg"

/** A connection problem told with the variable's name and the server's address, never with the password. */
export class DatabaseUrlError extends Error {}

/** Host, port and database of a Postgres URL as one word for the screen. */
export function describeUrl(url) {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || "localhost"}:${port || 5432}${pathname}`
}

/** Checks that `DATABASE_URL` is a Postgres URL and that something answers there. */
export async function checkDatabaseUrl(url) {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new DatabaseUrlError("DATABASE_URL must look like postgres://user:password@host:5432/database")
  }
  try {
    await query(url, "select 1")
  } catch (error) {
    throw new DatabaseUrlError(`DATABASE_URL: ${describeUrl(url)} cannot be used: ${reason(error, url)}`)
  }
}

function reason(error, url) {
  const hints = {
    "3D000": "Create the database first, or correct the name.",
    "28P01": "The user name or the password is wrong.",
    ECONNREFUSED: "Nothing listens there. Start the server, or unset DATABASE_URL to use the embedded one.",
    ENOTFOUND: "The host name is unknown.",
    ETIMEDOUT: "The server does not answer.",
  }
  const inner = error.errors?.[0] ?? error
  const noTls = /does not support SSL/.test(inner.message)
  const hint = noTls ? "Add ?sslmode=disable to the URL." : (hints[inner.code] ?? "")
  const password = decodeURIComponent(new URL(url).password)
  const message = password ? inner.message.replaceAll(password, "***") : inner.message
  return `${message}. ${hint}`.trim()
}

/** Like Medusa's own rule: TLS except on this machine or where the URL says otherwise. */
function usesTls(url) {
  return !/localhost|127\.0\.0\.1|sslmode=disable/.test(url)
}

async function query(url, sql, values = []) {
  const plain = new URL(url)
  plain.searchParams.delete("sslmode")
  const client = new pg.Client({
    connectionString: plain.href,
    connectionTimeoutMillis: 10_000,
    ...(usesTls(url) ? { ssl: { rejectUnauthorized: false } } : {}),
  })
  client.on("error", () => {})
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** The rows, or none while the table does not exist yet. */
async function rowsOf(url, sql, values) {
  try {
    return await query(url, sql, values)
  } catch (error) {
    if (["42P01", "42703"].includes(error.code)) return []
    throw error
  }
}

/**
 * Removes the locks of processes that no longer exist. The Postgres lock provider never takes over an expired one: a
 * start killed while migrating would block every later one. Nobody else connected means nobody holds a lock.
 */
export async function clearDeadLocks(url) {
  const [others] = await query(
    url,
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  const which = others.count === 0 ? "true" : "expiration < now()"
  const removed = await rowsOf(url, `delete from "locking" where ${which} returning id`)
  return removed.map(({ id }) => id)
}

/** What has been migrated so far, as one value: it differs for an emptied or restored database. */
export async function migrationState(url) {
  const parts = await Promise.all([
    rowsOf(url, `select md5(string_agg(name, ',' order by name)) as state from mikro_orm_migrations`),
    rowsOf(url, `select md5(string_agg(script_name, ',' order by script_name)) as state from script_migrations`),
    rowsOf(url, `select count(*)::text as state from link_module_migrations`),
  ])
  return parts.map(([row]) => row?.state ?? "-").join(":")
}

/** The version of the demo data that this database holds completely, or `undefined`. */
export async function seededVersion(url) {
  const rows = await rowsOf(url, `select metadata->>'media_demo_seed' as version from store where deleted_at is null`)
  return rows.find(({ version }) => version)?.version
}

/** `true` when an admin user with this e-mail exists. */
export async function hasUser(url, email) {
  const rows = await rowsOf(url, `select 1 as one from "user" where email = $1 and deleted_at is null`, [email])
  return rows.length > 0
}

/** The preferred publishable key when it is in force here, else the oldest one. */
export async function publishableKey(url, preferred) {
  const rows = await rowsOf(
    url,
    `select token from api_key
     where type = 'publishable' and deleted_at is null and (revoked_at is null or revoked_at > now())
     order by token = $1 desc, created_at limit 1`,
    [preferred ?? ""],
  )
  return rows[0]?.token
}

import { DataSource, type DataSourceOptions } from "typeorm"

type PostgresOptions = Extract<DataSourceOptions, { type: "postgres" }>

/** What the analytics datastore is made of. Classes, never globs: source and build have different paths. */
export interface AnalyticsDataSourceInput {
  /** Who uses it (`insights`, `health`): sources are shared per name and URL, and the database shows the name. */
  name: string
  url: string
  entities?: PostgresOptions["entities"]
  migrations?: PostgresOptions["migrations"]
  /** Connections this process may open, default 5. */
  poolSize?: number
  /** How long to wait for a connection, default 5 s. */
  connectTimeoutMs?: number
  /** TLS as the `pg` driver takes it; without it what the URL's `sslmode` says. */
  ssl?: PostgresOptions["ssl"]
}

/** The schema that holds every table of the analytics datastore, wherever it lives. */
export const ANALYTICS_SCHEMA = "media_insights"

/**
 * A TypeORM datasource for the analytics tables, not yet connected. TypeORM's `schema` does not set `search_path`,
 * so raw SQL must name the schema.
 */
export function buildAnalyticsDataSource(input: AnalyticsDataSourceInput): DataSource {
  return new DataSource({
    type: "postgres",
    url: input.url,
    schema: ANALYTICS_SCHEMA,
    entities: input.entities ?? [],
    migrations: input.migrations ?? [],
    migrationsTableName: "media_insights_migration",
    poolSize: input.poolSize ?? 5,
    connectTimeoutMS: input.connectTimeoutMs ?? 5_000,
    applicationName: `media-${input.name}`,
    // Lets the system notice a peer that is gone without a word.
    extra: { keepAlive: true },
    installExtensions: false,
    synchronize: false,
    logging: false,
    // A connection lost while idle is replaced on next use; an unhandled error event would end the process.
    poolErrorHandler: () => undefined,
    ...(input.ssl === undefined ? {} : { ssl: input.ssl }),
  })
}

/** One datasource per name and URL, on `globalThis` for the reason given in `redis.ts`. */
const SHARED = Symbol.for("medusa-plugin-media-store.analytics")

interface SharedSource {
  source: DataSource
  /** Set while a connection is being made, so that callers at the same time share it. */
  opening: Promise<DataSource> | undefined
}

function sources(): Map<string, SharedSource> {
  const holder = globalThis as unknown as Record<symbol, Map<string, SharedSource> | undefined>
  return (holder[SHARED] ??= new Map<string, SharedSource>())
}

/**
 * The process's shared datasource of that name and URL, connected. A failed attempt is forgotten, so that the next call tries
 * again.
 * @throws the driver's error when the database cannot be reached.
 */
export async function sharedAnalyticsDataSource(input: AnalyticsDataSourceInput): Promise<DataSource> {
  const key = `${input.name}\n${input.url}`
  let shared = sources().get(key)
  if (!shared) {
    shared = { source: buildAnalyticsDataSource(input), opening: undefined }
    sources().set(key, shared)
  }
  if (shared.source.isInitialized) return shared.source
  const current = shared
  current.opening ??= current.source.initialize().finally(() => {
    current.opening = undefined
  })
  return current.opening
}

/**
 * Resolves when the database answers a query. It has one connection of its own, so that it neither waits behind the
 * statistics nor takes part in their entities.
 */
export async function pingAnalytics(url: string): Promise<void> {
  const source = await sharedAnalyticsDataSource({ name: "health", url, poolSize: 1, connectTimeoutMs: 2_000 })
  await source.query("select 1")
}

/** Closes every shared datasource; for the application's shutdown. */
export async function closeAnalyticsDataSource(): Promise<void> {
  const open = [...sources().values()]
  sources().clear()
  for (const { source, opening } of open) {
    await opening?.catch(() => undefined)
    if (source.isInitialized) await source.destroy()
  }
}

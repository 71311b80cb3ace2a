import { DataSource, type DataSourceOptions } from "typeorm"

type PostgresOptions = Extract<DataSourceOptions, { type: "postgres" }>

/** What the analytics datastore is made of. Classes, never globs: source and build have different paths. */
export interface AnalyticsDataSourceInput {
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
    applicationName: "media-insights",
    installExtensions: false,
    synchronize: false,
    logging: false,
    // A connection lost while idle is replaced on next use; an unhandled error event would end the process.
    poolErrorHandler: () => undefined,
    ...(input.ssl === undefined ? {} : { ssl: input.ssl }),
  })
}

/** One datasource per URL, on `globalThis` for the reason given in `redis.ts`. */
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
 * The process's shared datasource for a URL, connected. A failed attempt is forgotten, so that the next call tries
 * again.
 * @throws the driver's error when the database cannot be reached.
 */
export async function sharedAnalyticsDataSource(input: AnalyticsDataSourceInput): Promise<DataSource> {
  let shared = sources().get(input.url)
  if (!shared) {
    shared = { source: buildAnalyticsDataSource(input), opening: undefined }
    sources().set(input.url, shared)
  }
  if (shared.source.isInitialized) return shared.source
  const current = shared
  current.opening ??= current.source.initialize().finally(() => {
    current.opening = undefined
  })
  return current.opening
}

/** `true` when the database answers a query; rejects when it cannot be reached. */
export async function pingAnalytics(input: AnalyticsDataSourceInput): Promise<boolean> {
  const source = await sharedAnalyticsDataSource(input)
  await source.query("select 1")
  return true
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

import { pingAnalytics } from "../../../lib/analytics-datasource"
import { pingRedis } from "../../../lib/redis"
import { defineHealthCheck } from "../../../lib/registry"
import { CHECK_TIMEOUT_MS } from "./run"
import type MediaSystemService from "../service"

const EXTENSIONS = ["btree_gist", "pg_trgm", "unaccent"]

/** A check answers a little before its time limit, so that it can say more than "too late". */
const PROBE_TIMEOUT_MS = CHECK_TIMEOUT_MS - 30

defineHealthCheck({
  key: "system.database_extensions",
  run: async (container) => {
    const installed = await container.resolve<MediaSystemService>("mediaSystem").listExtensions(EXTENSIONS)
    const missing = EXTENSIONS.filter((name) => !installed.includes(name))
    if (missing.length === 0) return { status: "ok", detail: EXTENSIONS.join(", ") }
    return {
      status: "warn",
      detail: `missing: ${missing.join(", ")}`,
      action: missing.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name};`).join(" "),
    }
  },
})

defineHealthCheck({
  key: "system.redis",
  run: async (container) => {
    const { redisUrl } = container.resolve<MediaSystemService>("mediaSystem").getOptions()
    if (!redisUrl) return { status: "ok", detail: "not configured, in-process fallback" }
    if (await pingRedis(redisUrl, PROBE_TIMEOUT_MS)) return { status: "ok", detail: "answers" }
    return { status: "warn", detail: "does not answer", action: "Check the option redisUrl and the Redis server." }
  },
})

defineHealthCheck({
  key: "system.insights_database",
  run: async (container) => {
    const system = container.resolve<MediaSystemService>("mediaSystem")
    const own = system.getOptions().insightsDatabaseUrl !== undefined
    const url = system.getAnalyticsDatabaseUrl()
    if (!url) return { status: "warn", detail: "no database URL is known" }
    const answer = await pingWithin(url)
    if (answer === "answers") return { status: "ok", detail: own ? "own database" : "the shop's database" }
    if (answer === "connecting") return { status: "ok", detail: "connecting" }
    return {
      status: "warn",
      detail: "does not answer; shopping goes on, statistics wait",
      action: own ? "Check the option insightsDatabaseUrl and that database." : "Check the shop's database.",
    }
  },
})

defineHealthCheck({
  key: "system.invalid_settings",
  run: async (container) => {
    const invalid = await container.resolve<MediaSystemService>("mediaSystem").listInvalidSettings()
    if (invalid.length === 0) return { status: "ok", detail: "none" }
    const names = invalid.slice(0, 10).map((row) => (row.scope_id ? `${row.key} (${row.scope_id})` : row.key))
    const more = invalid.length > names.length ? ` and ${invalid.length - names.length} more` : ""
    return {
      status: "warn",
      detail: `passed over: ${names.join(", ")}${more}`,
      action: "Save these settings again or reset them to their defaults.",
    }
  },
})

/** A busy machine needs longer than one probe for the first connection of a process; that is no fault yet. */
const FIRST_CONNECTION_MS = 5000
const firstProbe = new Map<string, number>()
const reached = new Set<string>()

type Answer = "answers" | "connecting" | "silent"

/** The connection attempt goes on behind the time limit, so that a slow database is found by the next call. */
async function pingWithin(url: string): Promise<Answer> {
  const began = firstProbe.get(url) ?? performance.now()
  firstProbe.set(url, began)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => {
      const isNew = !reached.has(url) && performance.now() - began < FIRST_CONNECTION_MS
      resolve(isNew ? "connecting" : "silent")
    }, PROBE_TIMEOUT_MS)
  })
  const answer = pingAnalytics(url).then(
    (): Answer => {
      reached.add(url)
      return "answers"
    },
    (): Answer => "silent",
  )
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

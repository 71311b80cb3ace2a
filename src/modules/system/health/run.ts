import type { MedusaContainer } from "@medusajs/framework/types"
import type { HealthCheckDefinition, HealthResult } from "../../../lib/registry"

/** Longest time one check may take; the rest of the page does not wait for it. */
export const CHECK_TIMEOUT_MS = 150

export interface HealthCheckReport extends HealthResult {
  key: string
  /** When this process first saw the check in its present status. */
  since: string
}

export interface HealthReport {
  status: HealthResult["status"]
  checks: HealthCheckReport[]
}

const SEVERITY: Record<HealthResult["status"], number> = { ok: 0, warn: 1, error: 2 }

/** Remembers since when each check has had its status, in this process. */
export class HealthMemory {
  private readonly seen = new Map<string, { status: string; since: string }>()

  constructor(private readonly now: () => Date = () => new Date()) {}

  since(key: string, status: string): string {
    const known = this.seen.get(key)
    if (known?.status === status) return known.since
    const since = this.now().toISOString()
    this.seen.set(key, { status, since })
    return since
  }
}

/** All checks at once, each with its own time limit; the worst status is the whole's. */
export async function runHealthChecks(
  definitions: HealthCheckDefinition[],
  container: MedusaContainer,
  memory: HealthMemory,
  timeoutMs: number = CHECK_TIMEOUT_MS,
): Promise<HealthReport> {
  const results = await Promise.all(definitions.map((definition) => runOne(definition, container, timeoutMs)))
  const checks = definitions.map(({ key }, index) => {
    const result = results[index] as HealthResult
    return { key, ...result, since: memory.since(key, result.status) }
  })
  const worst = checks.reduce<HealthResult["status"]>(
    (status, check) => (SEVERITY[check.status] > SEVERITY[status] ? check.status : status),
    "ok",
  )
  return { status: worst, checks }
}

async function runOne(
  definition: HealthCheckDefinition,
  container: MedusaContainer,
  timeoutMs: number,
): Promise<HealthResult> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<HealthResult>((resolve) => {
    timer = setTimeout(() => resolve({ status: "warn", detail: `no answer within ${timeoutMs} ms` }), timeoutMs)
  })
  try {
    return await Promise.race([Promise.resolve().then(() => definition.run(container)), late])
  } catch {
    // The error's text may hold a connection string, so it is not shown.
    return { status: "error", detail: "the check itself failed" }
  } finally {
    clearTimeout(timer)
  }
}

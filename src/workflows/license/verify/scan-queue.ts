import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ScanDraft } from "../../../modules/license/actions/observation"
import { licenseOf } from "../lib/service"
import { storeScansWorkflow } from "./store-scans"

/** Often enough that a busy second is written in parts: a whole one holds the process up for longer than a visitor should wait. */
const EVERY_MS = 200
/** After a fault. */
const AGAIN_MS = 1_000
/** What is kept while the database is away; the oldest go first. */
const MOST = 10_000
/** Rows of one transaction. */
const SLICE = 100

/**
 * Checks wait here for a fifth of a second, so that a visitor never waits for one to be written and a rush is written in few
 * statements. A process that is killed loses what waits.
 */
export class ScanQueue {
  private waiting: ScanDraft[] = []
  private timer: NodeJS.Timeout | null = null
  private running: Promise<void> = Promise.resolve()

  constructor(private readonly container: MedusaContainer) {
    licenseOf(container).beforeShutdown.add(() => this.flush())
  }

  add(scan: ScanDraft): void {
    this.waiting.push(scan)
    if (this.waiting.length > MOST) this.waiting.shift()
    this.timer ??= this.later()
  }

  /** Writes everything down that waits; resolves when it is written, or waits again. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.running = this.running.then(() => this.write())
    return this.running
  }

  private later(ms = EVERY_MS): NodeJS.Timeout {
    const timer = setTimeout(() => void this.flush(), ms)
    timer.unref()
    return timer
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const scans = this.waiting.splice(0, SLICE)
      try {
        await storeScansWorkflow(this.container).run({ input: { scans } })
      } catch (error) {
        this.waiting = [...scans, ...this.waiting].slice(-MOST)
        this.timer ??= this.later(AGAIN_MS)
        const logger = this.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        logger.error(`media_license: ${scans.length} checks wait to be written: ${(error as Error).message}`)
        return
      }
    }
  }
}

/** One queue per module, so one per process. */
const queues = new WeakMap<object, ScanQueue>()

/** The process's queue. */
export function scanQueueOf(container: MedusaContainer): ScanQueue {
  const service = licenseOf(container)
  const known = queues.get(service)
  if (known) return known
  const queue = new ScanQueue(container)
  queues.set(service, queue)
  return queue
}

import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ScanDraft } from "../../../modules/license/actions/observation"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"

/** Often enough that a busy second is written in parts: a whole one holds the process up for longer than a visitor should wait. */
const EVERY_MS = 200
/** After a fault; twice as long after each further one, up to a minute. */
const AGAIN_MS = 1_000
const LATEST_MS = 60_000
/** What is kept while the database is away; the oldest go first. */
const MOST = 10_000
/** Rows of one transaction. */
const SLICE = 100

/**
 * Checks wait here for a fifth of a second, so that a visitor never waits for one to be written and a rush is written in few
 * statements. A process that is killed loses what waits. A part that cannot be written is tried again in halves; a single
 * check that still cannot be written while others can is given up, and the log says so.
 */
export class ScanQueue {
  private waiting: ScanDraft[] = []
  private timer: NodeJS.Timeout | null = null
  private running: Promise<void> = Promise.resolve()
  private slice = SLICE
  private pause = AGAIN_MS
  private written = 0
  /** How many were written when this one failed on its own. */
  private readonly failed = new WeakMap<ScanDraft, number>()

  constructor(
    private readonly store: (scans: ScanDraft[]) => Promise<unknown>,
    private readonly logger: Pick<Logger, "error">,
  ) {}

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
      const scans = this.waiting.splice(0, this.slice)
      try {
        await this.store(scans)
        this.written += scans.length
        this.slice = Math.min(SLICE, this.slice * 2)
        this.pause = AGAIN_MS
      } catch (error) {
        this.slice = Math.ceil(scans.length / 2)
        if (scans.length > 1) this.waiting = [...scans, ...this.waiting].slice(-MOST)
        else if (!this.mayGoOn(scans[0]!, (error as Error).message)) return
      }
    }
  }

  /** A check that failed on its own: whether the rest may go on at once. */
  private mayGoOn(scan: ScanDraft, fault: string): boolean {
    const isHopeless = this.written > (this.failed.get(scan) ?? Infinity)
    if (isHopeless) {
      this.logger.error(`media_license: a check of ${scan.tag_id} cannot be written and is given up: ${fault}`)
      return true
    }
    this.failed.set(scan, this.written)
    // Behind the others, which may have nothing wrong with them.
    this.waiting = [...this.waiting, scan].slice(-MOST)
    this.logger.error(`media_license: ${this.waiting.length} checks wait to be written: ${fault}`)
    this.timer ??= this.later(this.pause)
    this.pause = Math.min(LATEST_MS, this.pause * 2)
    return false
  }
}

/** One queue per module, so one per process. */
const queues = new WeakMap<object, ScanQueue>()

/** The process's queue. */
export function scanQueueOf(container: MedusaContainer): ScanQueue {
  const service = licenseOf(container)
  const known = queues.get(service)
  if (known) return known
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  // No workflow: what has been seen cannot be unseen, so there is nothing to compensate, and its engine asks the database
  // for each run.
  const store = async (scans: ScanDraft[]) => announce(container, (await service.observation.store(scans)).events)
  const queue = new ScanQueue(store, logger)
  service.beforeShutdown.add(() => queue.flush())
  queues.set(service, queue)
  return queue
}

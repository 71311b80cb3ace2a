import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isMediaError } from "../../../lib/errors"

/** Rows a job reads at once. */
export const PAGE = 200

/** Most pages of one run; what is behind them is the next run's. */
const MAX_PAGES = 1000

/** What a run of a job has done. */
export type JobResult = {
  done: number
  /** Noted in the log; the next run tries them again. */
  failed: number
}

/** A page of work and the key behind which the next one begins; `null` when there is none. */
export interface Page<Row, Key> {
  rows: readonly Row[]
  last: Key | null
}

export interface PagedJob<Row, Key> {
  /** For the log. */
  name: string
  next: (after: Key | null) => Promise<Page<Row, Key>>
  /** Does one row's work in a transaction of its own; answers how much it was. */
  work: (row: Row) => Promise<number>
}

/**
 * Goes through all there is to do, page by page, by key and never by offset: rows that are done drop out of what is
 * found. One row that fails is logged and does not keep the others waiting.
 */
export async function throughPages<Row, Key>(
  container: MedusaContainer,
  { name, next, work }: PagedJob<Row, Key>,
): Promise<JobResult> {
  const result: JobResult = { done: 0, failed: 0 }
  let after: Key | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const { rows, last }: Page<Row, Key> = await next(after)
    for (const row of rows) {
      try {
        result.done += await work(row)
      } catch (error) {
        if (isSettled(error)) continue
        result.failed++
        logger(container).error(`media_rental: ${name} failed for ${JSON.stringify(row)}: ${(error as Error).message}`)
      }
    }
    if (last === null) break
    after = last
  }
  return result
}

/** A row that somebody else has dealt with since it was read needs nothing any more. */
function isSettled(error: unknown): boolean {
  return isMediaError(error) && error.code === "media_rental_state"
}

/** A page from a plain list: full ones have a next. */
export function pageOf<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key, limit: number = PAGE): Page<Row, Key> {
  return { rows, last: rows.length < limit ? null : keyOf(rows[rows.length - 1]!) }
}

function logger(container: MedusaContainer): Logger {
  return container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
}

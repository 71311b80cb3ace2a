import { ApiError } from "../api-error"
import type { Desk } from "./desk"
import type { Scan } from "./scan-queue"

/** The desk was told to leave this scan alone. */
export class LeftAlone extends Error {}

/** How often a title that many want at once is tried again before somebody is asked. */
const BUSY_TRIES = 3
const BUSY_WAIT_MS = 1000

/**
 * Asks the server, with the same key however often it takes. A refusal is an answer and is thrown; while there is no
 * answer (no network, a fault, a crowd) the scan is kept and the clerk decides whether to try again.
 *
 * @throws the refusal as `ApiError`, or `LeftAlone`
 */
export async function attempt<T>(desk: Desk, scan: Scan, key: string, call: (key: string) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    desk.busy(scan)
    try {
      return await call(key)
    } catch (error) {
      if (!isUnanswered(error)) throw error
      if (isBusy(error) && tries <= BUSY_TRIES) await desk.wait(BUSY_WAIT_MS)
      else await askAgain(desk, scan, error)
    }
  }
}

async function askAgain(desk: Desk, scan: Scan, error: unknown): Promise<void> {
  const decision = await desk.ask({ kind: "broken", scan, error })
  if (decision.type === "leave") throw new LeftAlone()
}

/** Nobody knows whether it was done: the same request may be sent again. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500 || isBusy(error))
}

const isBusy = (error: unknown) =>
  error instanceof ApiError && (error.status === 429 || (error.status === 409 && error.code === "media_busy"))

/** The server's total is another than the one that was shown. */
export const isChargeChanged = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.code === "media_rental_charge_changed"

/** The total a refusal names. */
export function newTotal(error: ApiError): string | null {
  const { expected_total: total } = error.details
  return typeof total === "string" ? total : null
}

/** Every code a refusal gives. */
export function codesOf(error: unknown): string[] {
  return error instanceof ApiError ? [error.code, ...error.problems.map((problem) => problem.code)] : []
}

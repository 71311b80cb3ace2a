import { invalid, type MediaError, type Problem } from "../../../../lib/errors"
import type { Sql } from "../../../../lib/sql"
import {
  customerProblems,
  embargoProblems,
  periodProblems,
  planProblems,
  type LimitProblem,
  type PeriodFacts,
} from "../../domain/limits"
import type { Terms } from "../../domain/terms"
import type { RentalTransaction } from "../../transaction/types"
import { factsOf } from "./facts"

/** One title that is to be rented; everything but the period comes from `rentalContext`. */
export interface LimitTitle {
  terms: Terms
  calendar: PeriodFacts["calendar"]
  plan: PeriodFacts["plan"] | null
  rentable_from: string | null
  min_age: number | null
  period: PeriodFacts["period"]
  quantity: number
}

export interface LimitCheck {
  /** `null`: nobody is named yet. */
  customer_id: string | null
  has_account: boolean
  /** Setting `rental.allow_guest`; at the desk everybody is known. */
  allow_guest: boolean
  /** `book`: a line or its commit. `hand_out`: now, at an open desk, where no horizon, notice or calendar counts. */
  moment: "book" | "hand_out"
  titles: readonly LimitTitle[]
  /** Copies of the same cart that are not judged now but will be open rentals with these. */
  other_copies?: number
  /** Rental orders among those judged, not to be counted as open as well. */
  except_rental_ids?: readonly string[]
}

/** A problem with what else a machine may want to know. */
export type LimitFault = Problem & { details: Record<string, unknown> }

/** Everything that speaks against the rental, each fault once; empty when nothing does. */
export async function limitFaults(sql: Sql, check: LimitCheck, now: Date): Promise<LimitFault[]> {
  const standing = await factsOf(sql, check.customer_id, { except: check.except_rental_ids ?? [] })
  const wanted = check.titles.reduce((sum, { quantity }) => sum + quantity, check.other_copies ?? 0)
  const problems = check.titles.flatMap((title) => [
    ...timeProblems(title, check.moment, now),
    ...customerProblems({
      ...standing,
      now,
      terms: title.terms,
      start_date: title.period.start_date,
      has_account: check.has_account,
      allow_guest: check.allow_guest,
      quantity: wanted,
      min_age: title.min_age,
    }),
  ])
  return distinct(problems.map(faultOf))
}

/**
 * Refuses a rental that some limit forbids: block, debt, open rentals, age, embargo, guest, and for a booking the
 * period. Everything at fault is named at once, each with its own code.
 *
 * @throws 400 with the faults' codes; `details` are those of the first
 * @example
 * await requireWithinLimits(tx, { customer_id, has_account: true, allow_guest: false, moment: "hand_out", titles })
 */
export async function requireWithinLimits(tx: RentalTransaction, check: LimitCheck): Promise<void> {
  const faults = await limitFaults(tx.sql, check, tx.now)
  if (faults.length > 0) throw limitError(faults)
}

/** The faults as one 400. */
export function limitError(faults: readonly LimitFault[]): MediaError {
  const error = invalid(faults.map(({ path, code, message }) => ({ path, code, message })))
  error.details = { ...faults[0]?.details }
  return error
}

function timeProblems(title: LimitTitle, moment: LimitCheck["moment"], now: Date): LimitProblem[] {
  // Without a plan there is no price, which is refused on its own.
  const plan = title.plan ?? { min_days: 1, max_days: 365 }
  const facts = { ...title, plan, now }
  return moment === "book" ? periodProblems(facts) : [...planProblems(facts), ...embargoProblems(facts)]
}

/** Where in a request each fault lies; faults of the customer lie nowhere in it. */
const PATHS: Partial<Record<LimitProblem["code"], string>> = { embargo: "start_date", limit_open: "quantity" }
const PERIOD_PATHS = new Set(["order", "min_days", "max_days"])

function faultOf({ code, message, details }: LimitProblem): LimitFault {
  const period = PERIOD_PATHS.has(String(details.reason)) ? "due_date" : "start_date"
  return { path: code === "period" ? period : (PATHS[code] ?? ""), code: `media_rental_${code}`, message, details }
}

function distinct(faults: readonly LimitFault[]): LimitFault[] {
  return [...new Map(faults.map((fault) => [`${fault.code} ${fault.message}`, fault])).values()]
}

import { ageOn } from "./dates"
import type { RentalStatus, UnitStatus } from "./enums"

/** What can be done with a copy that has just been scanned. */
export const SCAN_ACTIONS = ["pick", "hand_out", "return", "found", "shelve", "inspect"] as const
export type ScanAction = (typeof SCAN_ACTIONS)[number]

/** What the person at the desk should know before doing it, worst first. */
export const SCAN_WARNINGS = [
  "overdue",
  "lost",
  "customer_blocked",
  "debt",
  "age_required",
  "age_unverified",
  "held_for_other",
  "period_over",
  "before_start",
  "next_booking_soon",
  "next_booking_at_risk",
  "wrong_location",
  "not_in_service",
] as const
export type ScanWarning = (typeof SCAN_WARNINGS)[number]

export interface ScanFacts {
  now: Date
  /** Where the desk is. */
  location_id: string
  unit: { status: UnitStatus; home_location_id: string }
  rental: {
    status: RentalStatus
    customer_id: string
    location_id: string
    start_date: string
    starts_at: Date
    due_at: Date
    overdue: boolean
    min_age: number | null
  } | null
  /** Whom the hold shelf keeps the copy for. */
  hold: { customer_id: string } | null
  next: { starts_at: Date; at_risk: boolean } | null
  customer: { blocked: boolean; owes_too_much: boolean; date_of_birth: string | null } | null
}

export interface ScanAdvice {
  warnings: ScanWarning[]
  actions: ScanAction[]
  suggested: ScanAction | null
}

/** The next renter comes within this time. */
const SOON_MS = 86_400_000

/**
 * What a scanned copy's situation asks for. It advises only: the act itself decides again, under its own locks.
 *
 * @example
 * adviseScan({ …, unit: { status: "out", … }, rental: { status: "out", overdue: true, … } })
 * // { warnings: ["overdue"], actions: ["return"], suggested: "return" }
 */
export function adviseScan(facts: ScanFacts): ScanAdvice {
  const actions = actionsOf(facts)
  return {
    warnings: SCAN_WARNINGS.filter((code) => WARNS[code](facts)),
    actions,
    suggested: suggestion(facts, actions),
  }
}

function actionsOf({ unit, rental, now }: ScanFacts): ScanAction[] {
  if (rental?.status === "out") return ["return"]
  if (rental?.status === "lost" || unit.status === "missing") return ["found"]
  if (rental?.status === "returned") return ["inspect"]
  if (isWaiting(rental) && rental.due_at <= now) return []
  if (rental?.status === "reserved" && unit.status === "available") return ["pick", "hand_out"]
  return BY_STATUS[unit.status]
}

const BY_STATUS: Record<UnitStatus, ScanAction[]> = {
  intake: ["shelve"],
  available: ["hand_out"],
  ready: ["hand_out"],
  out: [],
  in_transit: ["shelve"],
  inspecting: ["shelve"],
  cleaning: ["shelve"],
  repair: ["shelve"],
  missing: ["found"],
  sold: [],
  retired: [],
}

/** A booked copy is set aside before its time and handed out from then on. */
function suggestion({ rental, now }: ScanFacts, actions: readonly ScanAction[]): ScanAction | null {
  if (actions.includes("pick")) return rental && rental.starts_at <= now ? "hand_out" : "pick"
  return actions[0] ?? null
}

const isWaiting = (rental: ScanFacts["rental"]): rental is NonNullable<ScanFacts["rental"]> =>
  rental?.status === "reserved" || rental?.status === "ready"

const isLeaving = ({ rental }: ScanFacts) => isWaiting(rental)

const WARNS: Record<ScanWarning, (facts: ScanFacts) => boolean> = {
  overdue: ({ rental }) => rental?.overdue === true,
  lost: ({ rental }) => rental?.status === "lost",
  customer_blocked: ({ customer }) => customer?.blocked === true,
  debt: ({ customer }) => customer?.owes_too_much === true,
  age_required: (facts) => isLeaving(facts) && ageKnown(facts) && !isOldEnough(facts),
  age_unverified: (facts) => isLeaving(facts) && (facts.rental?.min_age ?? 0) > 0 && !ageKnown(facts),
  held_for_other: ({ hold, rental }) => hold !== null && hold.customer_id !== rental?.customer_id,
  period_over: (facts) => isLeaving(facts) && facts.rental!.due_at <= facts.now,
  before_start: (facts) => isLeaving(facts) && facts.rental!.starts_at > facts.now,
  next_booking_soon: ({ next, now }) => next !== null && next.starts_at.getTime() <= now.getTime() + SOON_MS,
  next_booking_at_risk: ({ next }) => next?.at_risk === true,
  wrong_location: ({ unit, rental, location_id }) => (rental?.location_id ?? unit.home_location_id) !== location_id,
  not_in_service: ({ unit }) => unit.status === "sold" || unit.status === "retired",
}

const ageKnown = ({ customer }: ScanFacts) => (customer?.date_of_birth ?? null) !== null

function isOldEnough({ rental, customer }: ScanFacts): boolean {
  const [limit, birth] = [rental?.min_age ?? 0, customer?.date_of_birth]
  return limit === 0 || (birth != null && rental !== null && ageOn(birth, rental.start_date) >= limit)
}

import type { RentalStatus } from "./enums"
import { latestByRules, ruleAgainst, type ExtensibleRental, type ExtensionRules } from "./extension"
import { addDays } from "./dates"
import { RENTAL_STATES } from "./states"
import type { Terms } from "./terms"

/** Whether staff may do something with a rental now, and the code of the refusal when not. */
export interface Right {
  allowed: boolean
  code?: string
  /** `details.reason` of the refusal. */
  reason?: string
}

export type OrderAct = "extend" | "cancel" | "no_show" | "lost" | "buyout" | "reseat" | "charge"

export interface RightsFacts {
  now: Date
  rental: ExtensibleRental & { status: RentalStatus; starts_at: Date }
  /** Picked copies and those that are out do not move. */
  pinned: boolean
  rules: ExtensionRules & { terms: Pick<Terms, "buyout_offered"> }
}

const STATE = "media_rental_state"
const EXTENSIBLE: readonly RentalStatus[] = ["reserved", "ready", "out"]
/** Staff charge for a copy that has been at the customer's. */
const CHARGEABLE: readonly RentalStatus[] = ["out", "returned", "closed", "lost", "bought_out"]

/**
 * What may be done with a rental as far as its own row tells; whether the copy is wanted by others, only the attempt
 * (or its preview) tells.
 *
 * @example rightsOf(facts).cancel // { allowed: false, code: "media_rental_state" }
 */
export function rightsOf(facts: RightsFacts): Record<OrderAct, Right> {
  const { rental, rules, now } = facts
  const change = (to: RentalStatus) => right(RENTAL_STATES.canChange(rental.status, to))
  return {
    extend: extendRight(rental, rules),
    cancel: change("canceled"),
    no_show: RENTAL_STATES.canChange(rental.status, "no_show")
      ? right(hasStarted(rental, now), "not_started")
      : right(false),
    lost: change("lost"),
    buyout: RENTAL_STATES.canChange(rental.status, "bought_out")
      ? right(rules.terms.buyout_offered, "buyout_not_offered")
      : right(false),
    reseat: right(isMovable(facts)),
    charge: right(CHARGEABLE.includes(rental.status)),
  }
}

/** A booking that may go to another copy: nobody has picked it and it lies ahead. */
export function isMovable({ rental, pinned, now }: Pick<RightsFacts, "rental" | "pinned" | "now">): boolean {
  return rental.status === "reserved" && !pinned && rental.starts_at > now
}

export function isExtensible(status: RentalStatus): boolean {
  return EXTENSIBLE.includes(status)
}

export function isChargeable(status: RentalStatus): boolean {
  return CHARGEABLE.includes(status)
}

export function hasStarted({ starts_at }: { starts_at: Date }, now: Date): boolean {
  return starts_at <= now
}

/**
 * The latest due date that the rules of a rental allow, whoever else wants the copy; `null` when it cannot be extended.
 *
 * @example extendableUntil({ rental, rules }) // "2026-12-18"
 */
export function extendableUntil({ rental, rules }: Pick<RightsFacts, "rental" | "rules">): string | null {
  return extendRight(rental, rules).allowed ? latestByRules(rental, rules) : null
}

function extendRight(rental: RightsFacts["rental"], rules: ExtensionRules): Right {
  if (!isExtensible(rental.status)) return right(false)
  const reason = ruleAgainst(rental, addDays(rental.due_date, 1), rules)
  return reason === null ? { allowed: true } : { allowed: false, code: "media_rental_extension_refused", reason }
}

function right(allowed: boolean, reason?: string): Right {
  if (allowed) return { allowed }
  return reason === undefined ? { allowed, code: STATE } : { allowed, code: STATE, reason }
}

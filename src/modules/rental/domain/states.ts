import type { DepositStatus, HoldStatus, RentalStatus, UnitStatus } from "./enums"

/** What may follow what; a status without an entry in the list is final. */
export interface StateMachine<S extends string> {
  allowedNext(from: S): readonly S[]
  canChange(from: S, to: S): boolean
}

function machine<S extends string>(next: Readonly<Record<S, readonly S[]>>): StateMachine<S> {
  return {
    allowedNext: (from) => next[from],
    canChange: (from, to) => next[from].includes(to),
  }
}

/**
 * Rental orders (§5).
 *
 * @example RENTAL_STATES.canChange("reserved", "returned") // false: it was never out
 */
export const RENTAL_STATES = machine<RentalStatus>({
  reserved: ["ready", "out", "canceled", "no_show"],
  ready: ["out", "canceled", "no_show"],
  out: ["returned", "lost", "bought_out"],
  returned: ["closed"],
  lost: ["returned", "bought_out"],
  closed: [],
  canceled: [],
  no_show: [],
  bought_out: [],
})

/**
 * Copies (§5). Besides what is written there: a copy set aside goes back to the shelf when its rental is cancelled, one
 * that needs no inspection goes there straight from the customer, and a lost one can be bought out.
 */
export const UNIT_STATES = machine<UnitStatus>({
  intake: ["available"],
  available: ["ready", "out", "sold", "retired", "repair", "in_transit"],
  ready: ["available", "out"],
  out: ["inspecting", "available", "missing", "sold"],
  inspecting: ["available", "cleaning", "repair", "sold", "retired", "in_transit"],
  cleaning: ["available"],
  repair: ["available"],
  in_transit: ["available"],
  missing: ["inspecting", "sold"],
  sold: [],
  retired: [],
})

export const HOLD_STATES = machine<HoldStatus>({
  waiting: ["suspended", "ready", "canceled"],
  suspended: ["waiting", "canceled"],
  ready: ["fulfilled", "expired", "canceled"],
  fulfilled: [],
  expired: [],
  canceled: [],
})

/**
 * Deposits in either mode. A hold can be renewed any number of times; an expired one is charged, renewed or waived by
 * staff; one of an order that is cancelled before any money moved is released.
 */
export const DEPOSIT_STATES = machine<DepositStatus>({
  none: [],
  pending: ["charged", "authorized", "released"],
  charged: ["part_refunded", "refunded", "retained"],
  part_refunded: ["part_refunded", "refunded"],
  refunded: [],
  retained: [],
  authorized: ["reauthorized", "captured", "released", "expired"],
  reauthorized: ["reauthorized", "captured", "released", "expired"],
  expired: ["charged", "reauthorized", "released"],
  captured: [],
  released: [],
})

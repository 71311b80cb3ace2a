import type { RentalAct, RentalDetail, Right } from "./rental-types"

/** What staff can do with a rental, by the last part of its address. */
export const ACTS = ["extend", "cancel", "no-show", "lost", "found", "buyout", "reseat", "charge"] as const
export type Act = (typeof ACTS)[number]

/** The right each act needs; money is for those who may adjust. */
export const ACT_RIGHTS: Record<Act, string> = {
  extend: "rental.order:update",
  cancel: "rental.order:update",
  "no-show": "rental.order:update",
  reseat: "rental.order:update",
  lost: "rental.order:adjust",
  buyout: "rental.order:adjust",
  charge: "rental.order:adjust",
  found: "rental.counter:update",
}

const NAMES: Partial<Record<Act, RentalAct>> = { "no-show": "no_show" }

/** Whether an act can be done now, and why not. */
export function rightOf(rental: RentalDetail, act: Act): Right {
  if (act === "found") return { allowed: rental.status === "lost", code: "media_rental_state" }
  return rental.can[NAMES[act] ?? (act as RentalAct)] ?? { allowed: false }
}

/** Acts that make sense for where the rental stands, whether or not they can be done right now. */
const FITTING: Record<RentalDetail["status"], readonly Act[]> = {
  reserved: ["extend", "cancel", "no-show", "reseat"],
  ready: ["extend", "cancel", "no-show", "reseat"],
  out: ["extend", "buyout", "lost", "charge"],
  returned: ["charge"],
  closed: ["charge"],
  lost: ["found", "buyout", "charge"],
  bought_out: ["charge"],
  canceled: [],
  no_show: [],
}

export const actsOf = ({ status }: RentalDetail): readonly Act[] => FITTING[status]

/** Reasons the server gives for a refusal; each has a sentence of its own. */
const REASONS: ReadonlySet<string> = new Set([
  "overdue",
  "blocked",
  "debt",
  "limit_open",
  "max_extensions",
  "extension_max_days",
  "max_days",
  "wanted",
  "next_booking",
  "not_started",
  "buyout_not_offered",
])

/** Last part of the key of the sentence that says why not. */
export const refusalReason = ({ reason }: Pick<Right, "reason">): string =>
  reason && REASONS.has(reason) ? reason : "state"

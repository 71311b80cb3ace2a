/** Where a rental order stands. "Overdue" is no status: it is `out` after due plus grace. */
export const RENTAL_STATUSES = [
  "reserved",
  "ready",
  "out",
  "returned",
  "closed",
  "canceled",
  "no_show",
  "lost",
  "bought_out",
] as const
export type RentalStatus = (typeof RENTAL_STATUSES)[number]

/** Statuses in which a rental counts against the customer's `max_open`. */
export const OPEN_RENTAL_STATUSES = ["reserved", "ready", "out"] as const satisfies readonly RentalStatus[]

/** Statuses in which a copy is promised, at the customer's, or its return not settled yet. */
export const UNSETTLED_RENTAL_STATUSES = [
  ...OPEN_RENTAL_STATUSES,
  "lost",
  "returned",
] as const satisfies readonly RentalStatus[]

export const UNIT_STATUSES = [
  "intake",
  "available",
  "ready",
  "out",
  "in_transit",
  "inspecting",
  "cleaning",
  "repair",
  "missing",
  "sold",
  "retired",
] as const
export type UnitStatus = (typeof UNIT_STATUSES)[number]

/** Copies that count as stock of their home location, whether or not they are on the shelf now. */
export const IN_SERVICE_STATUSES = [
  "available",
  "ready",
  "out",
  "inspecting",
  "cleaning",
] as const satisfies readonly UnitStatus[]

export const ALLOCATION_KINDS = ["rental", "checkout_hold", "pickup_hold", "downtime", "transfer"] as const
export type AllocationKind = (typeof ALLOCATION_KINDS)[number]

/** Where a rental order came from. */
export const CHANNELS = ["cart", "counter", "import"] as const
export type Channel = (typeof CHANNELS)[number]

export const FULFILMENTS = ["pickup", "ship"] as const
export type Fulfilment = (typeof FULFILMENTS)[number]

export const CHARGE_KINDS = [
  "rent",
  "extension",
  "late",
  "damage",
  "cleaning",
  "missing_part",
  "lost",
  "buyout",
  "no_show",
  "waiver",
  "refund",
] as const
export type ChargeKind = (typeof CHARGE_KINDS)[number]

/** Kinds of which staff name the amount when a copy comes back. */
export const INSPECTION_CHARGE_KINDS = ["damage", "cleaning", "missing_part"] as const satisfies readonly ChargeKind[]

export const CHARGE_STATUSES = ["pending", "invoiced", "paid", "waived", "void"] as const
export type ChargeStatus = (typeof CHARGE_STATUSES)[number]

export const DEPOSIT_MODES = ["none", "charge", "hold"] as const
export type DepositMode = (typeof DEPOSIT_MODES)[number]

export const DEPOSIT_TYPES = ["fixed", "percent"] as const
export type DepositType = (typeof DEPOSIT_TYPES)[number]

export const DEPOSIT_STATUSES = [
  "none",
  "pending",
  "charged",
  "part_refunded",
  "refunded",
  "retained",
  "authorized",
  "reauthorized",
  "captured",
  "released",
  "expired",
] as const
export type DepositStatus = (typeof DEPOSIT_STATUSES)[number]

export const HOLD_STATUSES = ["waiting", "suspended", "ready", "fulfilled", "expired", "canceled"] as const
export type HoldStatus = (typeof HOLD_STATUSES)[number]

/** Holds that keep a customer's place: one of these per customer and title. */
export const OPEN_HOLD_STATUSES = ["waiting", "suspended", "ready"] as const satisfies readonly HoldStatus[]

export const MEMBER_STATUSES = ["active", "blocked"] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

export const LATE_UNITS = ["day", "hour"] as const
export type LateUnit = (typeof LATE_UNITS)[number]

/** How many copies a title has, as much as a storefront needs to know. */
export const COPIES_LABELS = ["none", "few", "many"] as const
export type CopiesLabel = (typeof COPIES_LABELS)[number]

/** Who did it: a customer, someone of the shop, or the shop's own clockwork. */
export const ACTOR_TYPES = ["customer", "user", "system"] as const
export type ActorType = (typeof ACTOR_TYPES)[number]

/**
 * Types of event rows. What is also emitted on the event bus has there the same name behind `media_rental.`;
 * the rest is only written down.
 */
export const EMITTED_EVENT_TYPES = [
  "order.reserved",
  "order.ready",
  "order.out",
  "order.due_soon",
  "order.overdue",
  "order.returned",
  "order.closed",
  "order.canceled",
  "order.no_show",
  "order.lost",
  "order.found",
  "order.bought_out",
  "order.extended",
  "order.at_risk",
  "order.attention",
  "hold.ready",
  "hold.skipped",
  "hold.expired",
  "hold.fulfilled",
  "offer.created",
  "offer.updated",
  "unit.created",
  "unit.updated",
  "charge.posted",
  "deposit.released",
  "deposit.attention",
  "demand.refused",
] as const
export type EmittedEventType = (typeof EMITTED_EVENT_TYPES)[number]

export const EVENT_TYPES = [
  ...EMITTED_EVENT_TYPES,
  "order.reseated",
  "order.swapped",
  "order.imported",
  "order.transferred",
  "hold.joined",
  "hold.suspended",
  "hold.resumed",
  "hold.reordered",
  "hold.canceled",
  "unit.status",
  "unit.moved",
  "unit.downtime",
  "unit.inspected",
  "charge.status",
  "deposit.changed",
  "member.blocked",
  "member.unblocked",
  "member.verified",
  "notice.sent",
  "notice.skipped",
  "notice.failed",
  "notice.retried",
  "reconcile.finished",
] as const
export type EventType = (typeof EVENT_TYPES)[number]

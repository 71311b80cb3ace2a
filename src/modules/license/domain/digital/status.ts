export const DIGITAL_STATUSES = ["active", "suspended", "revoked", "expired"] as const
export type DigitalStatus = (typeof DIGITAL_STATUSES)[number]

/** From where each status can be reached. `revoked` and `expired` are final; only a licence that rests can wake up. */
const REACHED_FROM: Record<DigitalStatus, readonly DigitalStatus[]> = {
  active: ["suspended"],
  suspended: ["active"],
  revoked: ["active", "suspended", "expired"],
  expired: ["active", "suspended"],
}

/** Statuses from which a licence can become `to`; not `to` itself. */
export const reachedFrom = (to: DigitalStatus): readonly DigitalStatus[] => REACHED_FROM[to]

/**
 * What suspends a licence without anybody deciding it. Each cause counts once: a licence that staff have set free again
 * is not suspended anew because somebody repeats an event.
 */
export const DIGITAL_CAUSES = [
  "order_canceled",
  "order_refunded",
  "line_returned",
  "tag_revoked",
  "tag_returned",
] as const
export type DigitalCause = (typeof DIGITAL_CAUSES)[number]

/** What customers are told of (§10). */
export const NOTICE_KINDS = [
  "booked",
  "ready",
  "due_soon",
  "overdue",
  "returned",
  "hold_ready",
  "hold_expired",
  "hold_skipped",
  "at_risk",
  "deposit_released",
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * Which events of the log customers are told of; `step` tells occasions of one kind apart. A receipt comes again when
 * the inspection has added to it. Reminders have no event: they are due by the clock.
 */
export const NOTICE_OF_EVENT: Readonly<Record<string, { kind: NoticeKind; step: string }>> = {
  "order.reserved": { kind: "booked", step: "once" },
  "order.ready": { kind: "ready", step: "once" },
  "order.returned": { kind: "returned", step: "once" },
  "order.closed": { kind: "returned", step: "closed" },
  "order.at_risk": { kind: "at_risk", step: "once" },
  "deposit.released": { kind: "deposit_released", step: "once" },
  "hold.ready": { kind: "hold_ready", step: "once" },
  "hold.expired": { kind: "hold_expired", step: "once" },
  "hold.skipped": { kind: "hold_skipped", step: "once" },
}

/** Events staff are alerted of. */
export const ALERTING_EVENTS = ["order.at_risk", "order.lost", "order.attention", "deposit.attention"] as const

/** The step of a reminder: so many days after this due date. An extension moves the date and all is told anew. */
export const overdueStepName = (dueDate: string, day: number): string => `${dueDate}+${day}`

/** The late day of a reminder's step; 0 for a step that is none. */
export function lateDayOf(step: string): number {
  return Number(/\+(\d+)$/.exec(step)?.[1] ?? 0)
}

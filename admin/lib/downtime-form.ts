import type { PathMapper } from "./problems"
import { addDays, instantOf, isRealDate, todayIn } from "./shop-clock"

/** `block`: its time is kept free; `repair`, `cleaning`: it leaves the shelf now, whatever is booked. */
export const DOWNTIME_MODES = ["block", "repair", "cleaning"] as const
export type DowntimeMode = (typeof DOWNTIME_MODES)[number]

export interface DowntimeDraft {
  mode: DowntimeMode
  /** First and last day, on the shop's calendar. */
  from: string
  until: string
  /** Until further notice. */
  open: boolean
  note: string
}

export const blankDowntime = (tz: string, now: Date = new Date()): DowntimeDraft => {
  const today = todayIn(tz, now)
  return { mode: "block", from: today, until: today, open: false, note: "" }
}

/** What is typed that cannot be meant; field → key of the text. */
export function downtimeFaults(draft: DowntimeDraft, tz: string, now: Date = new Date()): Record<string, string> {
  const faults: Record<string, string> = {}
  const begins = draft.mode === "block" ? draft.from : todayIn(tz, now)
  if (draft.mode === "block" && !isRealDate(draft.from)) faults.from = "downtime.fault.date"
  if (draft.open) return faults
  if (!isRealDate(draft.until)) faults.until = "downtime.fault.date"
  else if (draft.until < todayIn(tz, now)) faults.until = "downtime.fault.over"
  else if (draft.until < begins) faults.until = "downtime.fault.order"
  return faults
}

/** Days as instants: from the first midnight, or from now on where that is over, to the midnight after the last. */
export function downtimeBody(draft: DowntimeDraft, tz: string, now: Date = new Date()): Record<string, unknown> {
  const start = instantOf(`${draft.from}T00:00`, tz)
  return {
    ...(draft.mode === "block" ? Date.parse(start) > now.getTime() && { starts_at: start } : { status: draft.mode }),
    ends_at: draft.open ? null : instantOf(`${addDays(draft.until, 1)}T00:00`, tz),
    ...(draft.note.trim() && { note: draft.note.trim() }),
  }
}

export const downtimeField: PathMapper = (path) =>
  ({ starts_at: "from", ends_at: "until", status: "mode", note: "note" })[path] ?? null

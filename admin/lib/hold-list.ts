import { HOLD_STATUSES } from "../../src/modules/rental/domain/enums"
import type { HoldRow } from "./rental-types"
import type { Query } from "./query"
import { anyValue, listRequest, oneOf, type ListSpec, type UrlListState } from "./url-list"

export type HoldFilter = "status" | "location_id" | "variant_id" | "customer_id"

export const HOLD_SORTABLE = { requested_at: "requested_at", expires_at: "expires_at", title: "title" }

/** `open` is no status of the server: it is everybody who still waits or has something to fetch. */
export const OPEN = "open"
const OPEN_STATUSES = ["waiting", "suspended", "ready"] as const

export const HOLDS_LIST: ListSpec<HoldFilter> = {
  filters: {
    status: oneOf(OPEN, "all", ...HOLD_STATUSES),
    location_id: anyValue,
    variant_id: anyValue,
    customer_id: anyValue,
  },
  sortable: HOLD_SORTABLE,
}

/** What is asked of the server; without a choice those who are still in the queue. */
export function holdsRequest(state: UrlListState<HoldFilter>): Query {
  const { status, ...request } = listRequest(state)
  const chosen = (status as string | undefined) ?? OPEN
  if (chosen === "all") return request
  return { ...request, status: chosen === OPEN ? OPEN_STATUSES : chosen }
}

/** What can be done with a hold where it stands. */
export function holdActs({ status }: HoldRow): { move: boolean; suspend: boolean; resume: boolean; cancel: boolean } {
  const waits = status === "waiting" || status === "suspended"
  return {
    move: waits,
    suspend: status === "waiting",
    resume: status === "suspended",
    cancel: waits || status === "ready",
  }
}

/** Range of priorities the server takes; 0 is usual, higher comes first. */
export const PRIORITIES = { min: -1000, max: 1000 } as const

/** The priority that puts a hold before or behind the one next to it in its queue, as far as there is one. */
export function priorityBeside(hold: HoldRow, queue: readonly HoldRow[], by: 1 | -1): number | null {
  const line = queue.filter((one) => isSameQueue(one, hold) && one.place !== null)
  const ordered = [...line].sort((a, b) => a.place! - b.place!)
  const at = ordered.findIndex((one) => one.id === hold.id)
  // Up the queue is towards its beginning.
  const other = ordered[at - by]
  if (at < 0 || !other) return null
  // Equal priorities are served by time; to pass somebody of the same priority, one more is enough.
  const wanted = other.priority + by
  return wanted < PRIORITIES.min || wanted > PRIORITIES.max ? null : wanted
}

const isSameQueue = (a: HoldRow, b: HoldRow) => a.variant_id === b.variant_id && a.location_id === b.location_id

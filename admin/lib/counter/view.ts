import { EMPTY_BASKET, type Basket } from "./basket"
import type { Result, Step } from "./desk"
import type { ListItem } from "./return-list"
import type { Mode, Scan } from "./scan-queue"

/** What became of a scan, for the list of the day. */
export interface LogEntry {
  id: string
  scan: Scan
  at: string
  result: Result
}

/** Everything the counter shows; a new object whenever anything changes. */
export interface CounterView {
  mode: Mode
  current: Scan | null
  waiting: readonly Scan[]
  step: Step | null
  /** Which button Enter presses. */
  chosen: number
  /** Which disc of the basket or list is marked. */
  selected: number
  /** Newest first. */
  log: readonly LogEntry[]
  basket: Basket
  list: readonly ListItem[]
  dropBox: string | null
  /** A walk-in or a list is being written. */
  sending: boolean
  /** Why it was not written. */
  fault: unknown
}

export const BLANK_VIEW: CounterView = {
  mode: "auto",
  current: null,
  waiting: [],
  step: null,
  chosen: 0,
  selected: 0,
  log: [],
  basket: EMPTY_BASKET,
  list: [],
  dropBox: null,
  sending: false,
  fault: null,
}

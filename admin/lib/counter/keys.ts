import { MODES, type Mode } from "./scan-queue"

/** The keys that switch the mode; Alt with 1 to 5 does the same where function keys are taken. */
export const MODE_KEYS: Record<Mode, string> = {
  auto: "F2",
  hand_out: "F3",
  return: "F4",
  walk_in: "F8",
  bulk: "F9",
}

/** Places of the desk that a key leads to. */
export const PLACES = { customer: "KeyC", period: "KeyT", dropBox: "KeyR", location: "KeyL" } as const
export type Place = keyof typeof PLACES

export type Command =
  | { do: "mode"; mode: Mode }
  /** Along the row of buttons. */
  | { do: "choose"; by: 1 | -1 }
  /** Along the list of discs. */
  | { do: "select"; by: 1 | -1 }
  | { do: "remove" }
  | { do: "accept" }
  | { do: "leave" }
  | { do: "go"; to: Place }
  | { do: "print" }
  | { do: "pay" }
  | { do: "inspect" }

interface KeyPress {
  key: string
  code: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
}

/** Where the key was pressed. */
export interface KeyPlace {
  /** In the scan box, or in nothing that takes keys itself. */
  atBox: boolean
  /** Nothing is written in the scan box. */
  isEmpty: boolean
}

/**
 * What a key means at the counter; `null` leaves it to the browser. Keys with Alt and function keys work everywhere,
 * the others only where they mean nothing else.
 */
export function commandOf(press: KeyPress, { atBox, isEmpty }: KeyPlace): Command | null {
  const modified = press.altKey || press.ctrlKey || press.metaKey
  if (!modified && !press.shiftKey) {
    const mode = MODES.find((one) => MODE_KEYS[one] === press.key)
    if (mode) return { do: "mode", mode }
  }
  if (press.altKey && !press.ctrlKey && !press.metaKey) return withAlt(press.code)
  if (modified) return null
  if (press.key === "Escape") return { do: "leave" }
  return atBox && isEmpty ? atEmptyBox(press.key) : null
}

function withAlt(code: string): Command | null {
  const mode = MODES[Number(/^Digit([1-5])$/.exec(code)?.[1] ?? 0) - 1]
  if (mode) return { do: "mode", mode }
  const place = (Object.keys(PLACES) as Place[]).find((one) => PLACES[one] === code)
  if (place) return { do: "go", to: place }
  if (code === "KeyP") return { do: "print" }
  if (code === "KeyO") return { do: "pay" }
  if (code === "KeyI") return { do: "inspect" }
  return null
}

function atEmptyBox(key: string): Command | null {
  switch (key) {
    case "Enter":
      return { do: "accept" }
    case "ArrowRight":
      return { do: "choose", by: 1 }
    case "ArrowLeft":
      return { do: "choose", by: -1 }
    case "ArrowDown":
      return { do: "select", by: 1 }
    case "ArrowUp":
      return { do: "select", by: -1 }
    case "Delete":
      return { do: "remove" }
    default:
      return null
  }
}

/** One step along a list of so many, stopping at its ends. */
export function stepped(index: number, by: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index + by))
}

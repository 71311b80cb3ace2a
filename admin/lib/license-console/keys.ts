import { CONSOLE_MODES, type ConsoleMode } from "./types"

/** The keys that set what is done with a scan; Alt with 1 to 5 does the same where function keys are taken. */
export const CONSOLE_KEYS: Record<ConsoleMode, string> = {
  check: "F2",
  receive: "F3",
  rental: "F4",
  return: "F8",
  relabel: "F9",
}

export type ConsoleCommand =
  { do: "mode"; mode: ConsoleMode } | { do: "yes" } | { do: "no" } | { do: "leave" } | { do: "camera" }

type KeyPress = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">

/** What a key means in the console; `null` leaves it to the browser. */
export function consoleCommand(press: KeyPress): ConsoleCommand | null {
  if (press.ctrlKey || press.metaKey || press.shiftKey) return null
  if (!press.altKey) {
    if (press.key === "Escape") return { do: "leave" }
    const mode = CONSOLE_MODES.find((one) => CONSOLE_KEYS[one] === press.key)
    return mode ? { do: "mode", mode } : null
  }
  const mode = CONSOLE_MODES[Number(/^Digit([1-5])$/.exec(press.code)?.[1] ?? 0) - 1]
  if (mode) return { do: "mode", mode }
  if (press.code === "KeyY") return { do: "yes" }
  if (press.code === "KeyN") return { do: "no" }
  if (press.code === "KeyK") return { do: "camera" }
  return null
}

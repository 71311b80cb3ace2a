import type { ScanAction } from "../rental-types"
import type { Decision, Step } from "./desk"

/** A button of a step, by name; its words are in the locale files. */
export interface Choice {
  name: ScanAction | "walk_in" | "confirm" | "inspect_now" | "charge_deposit" | "retry" | "leave"
  decision: Decision
  /** What Enter does. */
  main?: boolean
}

const LEAVE: Choice = { name: "leave", decision: { type: "leave" } }
const CONFIRM: Choice = { name: "confirm", decision: { type: "confirm" }, main: true }
const INSPECT: Choice = { name: "inspect_now", decision: { type: "inspect" } }

/** What can be decided about a step by a button; forms decide by themselves. */
export function choicesOf(step: Step | null): Choice[] {
  switch (step?.kind) {
    case "look":
      return [
        ...step.actions.map((action, index): Choice => {
          // Handing a copy out that nobody has booked is the beginning of a walk-in.
          const name = action === "hand_out" && !step.answer.rental ? "walk_in" : action
          return { name, decision: { type: "do", action }, main: index === 0 }
        }),
        LEAVE,
      ]
    case "hand_out":
      return step.deposit === "charge"
        ? [CONFIRM, LEAVE]
        : [CONFIRM, { name: "charge_deposit", decision: { type: "charge_deposit" } }, LEAVE]
    case "return":
      return [CONFIRM, INSPECT, LEAVE]
    case "returned":
      return [{ ...INSPECT, main: true }, LEAVE]
    case "found":
      return [CONFIRM, LEAVE]
    case "broken":
      return [{ name: "retry", decision: { type: "confirm" }, main: true }, LEAVE]
    default:
      return []
  }
}

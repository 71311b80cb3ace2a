import type { ScanAction, ScanAnswer, ScanWarning } from "../rental-types"
import { ApiError } from "../api-error"
import { attempt, LeftAlone } from "./attempt"
import type { Desk } from "./desk"
import { find } from "./find"
import { handOut, pick } from "./hand-out"
import type { Scan } from "./scan-queue"
import { inspect, shelve } from "./shelf"
import { takeBack } from "./take-back"

/**
 * Deals with one scanned code from the first question to the last: asks what the code is, does what the mode or the
 * clerk says, and reports what became of it. Never throws: whatever happens is written down for this scan.
 */
export async function serve(desk: Desk, scan: Scan): Promise<void> {
  let answer: ScanAnswer | null = null
  try {
    answer = await lookUp(desk, scan)
    if (answer) await act(desk, scan, answer)
  } catch (error) {
    desk.done(scan, error instanceof LeftAlone ? { kind: "left", answer } : { kind: "refused", answer, error })
  }
}

async function lookUp(desk: Desk, scan: Scan): Promise<ScanAnswer | null> {
  try {
    const body = { barcode: scan.code, location_id: desk.locationId }
    return await attempt(desk, scan, scan.key, (key) => desk.api.scan(body, key))
  } catch (error) {
    const isUnknown = error instanceof ApiError && error.code === "media_rental_barcode_unknown"
    const name = isUnknown && scan.mode === "walk_in" ? await desk.memberOfCard(scan) : null
    if (name === null) throw error
    desk.done(scan, { kind: "member", name })
    return null
  }
}

async function act(desk: Desk, scan: Scan, answer: ScanAnswer): Promise<void> {
  if (scan.mode === "walk_in") return desk.toBasket(scan, answer)
  if (scan.mode === "bulk") return desk.toList(scan, answer)
  const action = (desk.mayAct ? obvious(scan, answer) : null) ?? (await chosen(desk, scan, answer))
  if (action === null) return desk.done(scan, { kind: "left", answer })
  await ACTS[action](desk, scan, answer)
}

const ACTS: Record<ScanAction, (desk: Desk, scan: Scan, answer: ScanAnswer) => Promise<void>> = {
  pick,
  hand_out: (desk, scan, answer) => (answer.rental ? handOut(desk, scan, answer) : desk.toBasket(scan, answer)),
  return: takeBack,
  found: find,
  shelve,
  inspect,
}

/** Warnings that somebody has to have seen before a copy leaves the shop. */
const STOPS: ReadonlySet<ScanWarning> = new Set([
  "customer_blocked",
  "debt",
  "age_required",
  "held_for_other",
  "period_over",
  "before_start",
  "next_booking_soon",
  "next_booking_at_risk",
])

/** In a mode for one act a scan is that act at once, unless something speaks against it. */
function obvious({ mode }: Scan, { actions, rental, warnings }: ScanAnswer): ScanAction | null {
  if (mode === "return" && actions.includes("return")) return "return"
  const isClear = rental !== null && !warnings.some((code) => STOPS.has(code))
  return mode === "hand_out" && actions.includes("hand_out") && isClear ? "hand_out" : null
}

async function chosen(desk: Desk, scan: Scan, answer: ScanAnswer): Promise<ScanAction | null> {
  const actions = desk.mayAct ? orderedActions(scan, answer) : []
  // Where nothing can be done there is nothing to wait for: what the scan says stays in sight.
  if (actions.length === 0) return null
  const decision = await desk.ask({ kind: "look", scan, answer, actions })
  return decision.type === "do" ? decision.action : null
}

/** What can be done; first what the mode is for, else what is suggested. */
export function orderedActions({ mode }: Pick<Scan, "mode">, { actions, suggested }: ScanAnswer): ScanAction[] {
  const wanted = actions.find((action) => action === mode) ?? suggested
  return wanted ? [wanted, ...actions.filter((action) => action !== wanted)] : actions
}

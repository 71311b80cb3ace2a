import type { ScanAnswer } from "../rental-types"
import { attempt, isChargeChanged, LeftAlone } from "./attempt"
import type { Desk } from "./desk"
import type { Scan } from "./scan-queue"

/** A copy that was given up has turned up: what its customer gets back is shown before it is written. */
export async function find(desk: Desk, scan: Scan, answer: ScanAnswer): Promise<void> {
  const { id } = answer.unit
  const where = { location_id: desk.locationId }
  for (let changed = false; ; changed = true) {
    const preview = await attempt(desk, scan, desk.newKey(), (key) => desk.api.previewFound(id, where, key))
    const decision = await desk.ask({ kind: "found", scan, answer, preview, changed })
    if (decision.type !== "confirm") throw new LeftAlone()
    const { expected_total, currency_code } = preview ?? {}
    const body = preview ? { ...where, expected_total, currency_code } : where
    try {
      const result = await attempt(desk, scan, desk.newKey(), (key) => desk.api.found(id, body, key))
      return desk.done(scan, { kind: "found", answer: result })
    } catch (error) {
      if (!isChargeChanged(error)) throw error
    }
  }
}

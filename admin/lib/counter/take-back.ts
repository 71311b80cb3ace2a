import { isNothing } from "../money-sums"
import type { InspectionInput, ReturnAnswer, ReturnPreview, ScanAnswer } from "../rental-types"
import { instantOf } from "../shop-clock"
import type { Problem } from "../types"
import { attempt, isChargeChanged, LeftAlone } from "./attempt"
import type { Desk, ReturnBody } from "./desk"
import type { Scan } from "./scan-queue"
import { inspect, inspectionOf, problemsInForm } from "./shelf"

/**
 * Takes a copy back. What it costs is shown first and has to be what is written; when that changes in between, the new
 * total is shown and asked about again. In the mode for returns a copy that costs nothing is taken back at once.
 */
export async function takeBack(desk: Desk, scan: Scan, answer: ScanAnswer): Promise<void> {
  const found: Findings = { base: returnBody(desk, scan, answer), inspection: null, changed: false }
  for (;;) {
    const preview = await previewed(desk, scan, answer, found)
    if (!isSilent(scan, answer, preview, found)) {
      const step = { kind: "return", scan, answer, preview, inspected: found.inspection !== null } as const
      const decision = await desk.ask({ ...step, changed: found.changed })
      if (decision.type === "leave") throw new LeftAlone()
      if (decision.type === "inspect") {
        found.inspection = await lookedAt(desk, scan, answer, found.inspection)
        continue
      }
    }
    const result = await written(desk, scan, bodyOf(found), preview)
    if (result) return afterwards(desk, scan, answer, result)
    found.changed = true
  }
}

/** What is known of the copy beside that it is back. */
interface Findings {
  base: ReturnBody
  inspection: InspectionInput | null
  /** The total has become another one since it was shown. */
  changed: boolean
}

const bodyOf = ({ base, inspection }: Findings): ReturnBody => (inspection ? { ...base, inspection } : base)

/** The price of the return; findings that cannot be charged as they were written go back to their form. */
async function previewed(desk: Desk, scan: Scan, answer: ScanAnswer, found: Findings): Promise<ReturnPreview> {
  for (;;) {
    const body = bodyOf(found)
    try {
      return await attempt(desk, scan, desk.newKey(), (key) => desk.api.previewReturn(body, key))
    } catch (error) {
      if (!found.inspection) throw error
      found.inspection = await lookedAt(desk, scan, answer, found.inspection, problemsInForm(error))
    }
  }
}

/** Going back from the form keeps what had been found before, unless that could not be taken. */
async function lookedAt(
  desk: Desk,
  scan: Scan,
  { unit, rental }: ScanAnswer,
  draft: InspectionInput | null,
  problems: readonly Problem[] = [],
): Promise<InspectionInput | null> {
  const input = await inspectionOf(desk, scan, { unit, rental: rental!, draft, problems })
  return input ?? (problems.length > 0 ? null : draft)
}

/** @returns `null` when the total has changed since it was shown and nothing was written */
async function written(
  desk: Desk,
  scan: Scan,
  body: ReturnBody,
  { expected_total, currency_code }: ReturnPreview,
): Promise<ReturnAnswer | null> {
  const full = { ...body, expected_total, currency_code }
  try {
    const result = await attempt(desk, scan, desk.newKey(), (key) => desk.api.takeBack(full, key))
    desk.done(scan, { kind: "returned", answer: result })
    return result
  } catch (error) {
    if (!isChargeChanged(error)) throw error
    return null
  }
}

/** The copy is back; whoever has the time looks at it now, whoever has not scans the next one. */
async function afterwards(desk: Desk, scan: Scan, answer: ScanAnswer, result: ReturnAnswer): Promise<void> {
  if (result.rental.status !== "returned" || scan.mode !== "auto") return
  const decision = await desk.ask({ kind: "returned", scan, answer, result })
  if (decision.type === "leave") return
  await inspect(desk, scan, { ...answer, unit: result.unit, rental: { ...answer.rental!, ...result.rental } })
}

export function returnBody(desk: Desk, scan: Scan, answer: ScanAnswer): ReturnBody {
  const body = { barcode: scan.code, location_id: desk.locationId }
  if (!desk.dropBox) return body
  return { ...body, returned_at: instantOf(desk.dropBox, answer.rental?.tz ?? "UTC") }
}

function isSilent({ mode }: Scan, { warnings }: ScanAnswer, preview: ReturnPreview, found: Findings): boolean {
  const isNews = found.changed || found.inspection !== null || warnings.includes("wrong_location")
  return mode === "return" && !isNews && isNothing(preview.expected_total)
}

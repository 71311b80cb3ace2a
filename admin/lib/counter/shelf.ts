import { ApiError } from "../api-error"
import type { CounterUnit, InspectionInput, RentalRow, ScanAnswer } from "../rental-types"
import type { Problem } from "../types"
import { attempt } from "./attempt"
import type { Desk } from "./desk"
import type { Scan } from "./scan-queue"

/** Looks at a copy that is back: grades, case, inserts, missing parts, what it costs, where it goes. */
export async function inspect(desk: Desk, scan: Scan, { unit, rental }: ScanAnswer): Promise<void> {
  if (!rental) throw new TypeError(`${unit.barcode} has come back from no rental`)
  let draft: InspectionInput | null = null
  let problems: readonly Problem[] = []
  for (;;) {
    draft = await inspectionOf(desk, scan, { unit, rental, draft, problems })
    if (!draft) return desk.done(scan, { kind: "left", answer: null })
    const { currency_code } = rental
    const body = { rental_id: rental.id, ...draft, ...(draft.charges.length > 0 ? { currency_code } : {}) }
    try {
      const result = await attempt(desk, scan, desk.newKey(), (key) => desk.api.inspect(body, key))
      return desk.done(scan, { kind: "inspected", answer: result })
    } catch (error) {
      problems = problemsInForm(error)
    }
  }
}

/** @throws what no field of the form can mend */
export function problemsInForm(error: unknown): readonly Problem[] {
  if (error instanceof ApiError && error.status === 400 && error.problems.length > 0) return error.problems
  throw error
}

/** Asks for the findings; `null` when the clerk goes back. */
export async function inspectionOf(
  desk: Desk,
  scan: Scan,
  form: { unit: CounterUnit; rental: RentalRow; draft: InspectionInput | null; problems: readonly Problem[] },
): Promise<InspectionInput | null> {
  const decision = await desk.ask({ kind: "inspect", scan, ...form })
  return decision.type === "inspection" ? decision.input : null
}

/** Puts a copy back on the shelf of this location. */
export async function shelve(desk: Desk, scan: Scan, { unit, hold }: ScanAnswer): Promise<void> {
  const body = { version: unit.version, location_id: desk.locationId }
  const shelved = await attempt(desk, scan, desk.newKey(), (key) => desk.api.shelve(unit.id, body, key))
  desk.done(scan, { kind: "shelved", unit: shelved, hold })
}

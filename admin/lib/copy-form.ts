import type { DowntimeMode } from "./downtime-form"
import { typedAmount } from "./money-sums"
import type { PathMapper } from "./problems"
import type { UnitRow } from "./rental-copy-types"
import type { UnitStatus } from "./rental-types"

/** What of a copy can be edited, as it is typed. */
export interface CopyDraft {
  barcode: string
  serial: string
  media_grade: string
  sleeve_grade: string
  grading_note: string
  purchase_cost: string
  cost_currency: string
  purchased_at: string
  home_location_id: string
  current_location_id: string
}

export const draftOfCopy = (copy: UnitRow, currency: string): CopyDraft => ({
  barcode: copy.barcode,
  serial: copy.serial ?? "",
  media_grade: copy.media_grade ?? "",
  sleeve_grade: copy.sleeve_grade ?? "",
  grading_note: copy.grading_note ?? "",
  purchase_cost: copy.purchase_cost ?? "",
  cost_currency: copy.cost_currency ?? currency,
  purchased_at: copy.purchased_at?.slice(0, 10) ?? "",
  home_location_id: copy.home_location_id,
  current_location_id: copy.current_location_id,
})

/** Only what differs from the stored copy; an emptied text is cleared. */
export function copyBody(draft: CopyDraft, copy: UnitRow): Record<string, unknown> {
  const before = draftOfCopy(copy, draft.cost_currency)
  const cost = draft.purchase_cost.trim()
  const changes: Record<string, unknown> = {}
  for (const field of Object.keys(before) as (keyof CopyDraft)[]) {
    const value = draft[field].trim()
    if (value !== before[field]) changes[field] = value === "" ? null : value
  }
  if ("purchase_cost" in changes && cost !== "") changes.purchase_cost = typedAmount(cost) ?? cost
  if ("purchase_cost" in changes && changes.purchase_cost !== null) changes.cost_currency = draft.cost_currency
  // A currency without a cost says nothing.
  if (cost === "") delete changes.cost_currency
  return changes
}

const FIELDS =
  /^(barcode|serial|media_grade|sleeve_grade|grading_note|purchase_cost|cost_currency|purchased_at|home_location_id|current_location_id)$/

export const copyField: PathMapper = (path) => (FIELDS.test(path) ? path : null)

/** What staff can do with a copy, by where it stands; the server decides in any case. */
export type CopyAction = "shelve" | "downtime" | "in_transit" | "sell" | "retire" | "found" | "delete"

const BY_STATUS: Record<UnitStatus, readonly CopyAction[]> = {
  intake: ["shelve", "downtime", "delete"],
  available: ["downtime", "in_transit", "sell", "retire", "delete"],
  ready: ["downtime"],
  out: ["downtime"],
  in_transit: ["shelve", "downtime", "delete"],
  inspecting: ["shelve", "downtime", "in_transit", "sell", "retire"],
  cleaning: ["shelve", "downtime"],
  repair: ["shelve", "downtime"],
  missing: ["found"],
  sold: [],
  retired: [],
}

export const actionsFor = (status: UnitStatus): readonly CopyAction[] => BY_STATUS[status] ?? []

/** How a copy can be kept from being rented: its time blocked, or taken off the shelf now where its status leads there. */
export function downtimeModesOf(status: UnitStatus): readonly DowntimeMode[] {
  if (status === "inspecting") return ["block", "repair", "cleaning"]
  return status === "available" ? ["block", "repair"] : ["block"]
}

import { ApiError } from "./api-error"
import type { Picked } from "./drafts"
import { typedAmount } from "./money-sums"
import type { PathMapper } from "./problems"

/** Most copies of one intake, as the server has it. */
export const MAX_INTAKE = 500

export interface IntakeDraft {
  offer: Picked | null
  location_id: string
  status: "intake" | "available"
  mode: "count" | "list"
  count: string
  list: string
  media_grade: string
  sleeve_grade: string
  grading_note: string
  purchase_cost: string
  cost_currency: string
  purchased_at: string
}

export interface PastedCopy {
  barcode: string
  serial?: string
}

export interface PastedCopies {
  copies: PastedCopy[]
  /** Barcodes that stand in the list more than once, whatever their case. */
  repeated: string[]
}

/**
 * Barcodes as scanned or pasted, one per line. A second column (tab, semicolon or comma) is the serial number.
 *
 * @example parseCopies("R-1\nABC-7;SN 4711").copies // [{ barcode: "R-1" }, { barcode: "ABC-7", serial: "SN 4711" }]
 */
export function parseCopies(text: string): PastedCopies {
  const copies = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split(/[\t;；,，]/).map((cell) => cell.trim()))
    .flatMap(([barcode = "", serial = ""]) => (barcode ? [{ barcode, ...(serial ? { serial } : {}) }] : []))
  const seen = new Map<string, string>()
  const repeated = new Set<string>()
  for (const { barcode } of copies) {
    const key = barcode.toLowerCase()
    if (seen.has(key)) repeated.add(seen.get(key) ?? barcode)
    else seen.set(key, barcode)
  }
  return { copies, repeated: [...repeated] }
}

/** How many copies a draft takes in; 0 while that is not said. */
export function intakeCount({ mode, count, list }: Pick<IntakeDraft, "mode" | "count" | "list">): number {
  if (mode === "list") return parseCopies(list).copies.length
  return /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0
}

export function intakeBody(draft: IntakeDraft): Record<string, unknown> {
  const count = /^\d{1,9}$/.test(draft.count.trim()) ? Number(draft.count) : draft.count
  const cost = draft.purchase_cost.trim()
  return {
    offer_id: draft.offer?.id,
    location_id: draft.location_id,
    status: draft.status,
    ...(draft.mode === "count" ? { count } : { units: parseCopies(draft.list).copies }),
    ...said({
      media_grade: draft.media_grade,
      sleeve_grade: draft.sleeve_grade,
      grading_note: draft.grading_note.trim(),
      purchase_cost: cost && (typedAmount(cost) ?? cost),
      cost_currency: cost && draft.cost_currency,
      purchased_at: draft.purchased_at,
    }),
  }
}

const said = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""))

const FIELDS =
  /^(location_id|status|count|list|media_grade|sleeve_grade|grading_note|purchase_cost|cost_currency|purchased_at)$/

export const intakeField: PathMapper = (path) => {
  if (/^(offer|variant)_id$/.test(path)) return "offer"
  if (path === "units") return "list"
  return FIELDS.test(path) ? path : null
}

/** A refusal that names the copies of a list by their barcodes instead of by their places. */
export function namedByBarcode(error: unknown, copies: readonly PastedCopy[]): unknown {
  if (!(error instanceof ApiError) || error.problems.length === 0) return error
  const errors = error.problems.map((problem) => {
    const place = /^units\.(\d+)/.exec(problem.path)?.[1]
    return { ...problem, path: copies[Number(place ?? -1)]?.barcode ?? problem.path }
  })
  return new ApiError(error.status, { ...error.details, errors }, error.requestId)
}

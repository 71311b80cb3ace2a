import { ApiError } from "../api-error"
import { sumByCurrency } from "../money-sums"
import type { BulkReturnAnswer, Money, ReturnAnswer, ReturnPreview, ScanAnswer } from "../rental-types"
import { attempt } from "./attempt"
import type { BulkBody, Desk } from "./desk"
import type { Scan } from "./scan-queue"
import { returnBody } from "./take-back"

/** The server takes back as many at a time. */
export const MAX_LIST = 100

/** A disc on the list of discs that are taken back together. */
export interface ListItem {
  barcode: string
  scan: Scan
  answer: ScanAnswer
  returned_at: string | null
  preview: ReturnPreview
  /** The price is another than when the disc was put on the list. */
  changed: boolean
  /** Why it was not taken back with the others. */
  refused: string | null
}

export type ListRefusal = "twice" | "full"

export function listRefusal(list: readonly ListItem[], barcode: string): ListRefusal | null {
  if (list.some((item) => item.barcode.toLowerCase() === barcode.toLowerCase())) return "twice"
  return list.length >= MAX_LIST ? "full" : null
}

/** Asks what taking a disc back costs, for the list. */
export async function listed(desk: Desk, scan: Scan, answer: ScanAnswer): Promise<ListItem> {
  const body = returnBody(desk, scan, answer)
  const preview = await attempt(desk, scan, desk.newKey(), (key) => desk.api.previewReturn(body, key))
  const { returned_at = null } = body
  return { barcode: answer.unit.barcode, scan, answer, returned_at, preview, changed: false, refused: null }
}

export function bulkBody(list: readonly ListItem[], locationId: string): BulkBody {
  return {
    location_id: locationId,
    items: list.map(({ barcode, returned_at, preview }) => ({
      barcode,
      ...(returned_at ? { returned_at } : {}),
      expected_total: preview.expected_total,
      currency_code: preview.currency_code,
    })),
  }
}

export const listTotals = (list: readonly ListItem[]): Money[] =>
  sumByCurrency(list.map(({ preview }) => ({ amount: preview.expected_total, currency_code: preview.currency_code })))

export interface BulkOutcome {
  done: { item: ListItem; answer: ReturnAnswer }[]
  /** Stay on the list: their price has changed, or they were refused. */
  left: ListItem[]
}

/** Sorts what the server answered: what is back, and what stays on the list with the reason. */
export function outcomeOf(list: readonly ListItem[], { results }: BulkReturnAnswer): BulkOutcome {
  const outcome: BulkOutcome = { done: [], left: [] }
  for (const item of list) {
    const result = results.find(({ barcode }) => barcode.toLowerCase() === item.barcode.toLowerCase())
    if (result?.ok) outcome.done.push({ item, answer: result.result })
    else outcome.left.push({ ...item, refused: result ? result.error.code : "" })
  }
  return outcome
}

const CHANGED = "media_rental_charge_changed"

/** Asks anew for the price of those whose price has changed; they can be confirmed at once. */
export async function repriced(desk: Desk, items: readonly ListItem[]): Promise<ListItem[]> {
  const fresh: ListItem[] = []
  for (const item of items) {
    if (item.refused !== CHANGED) fresh.push(item)
    else fresh.push(await repricedOne(desk, item))
  }
  return fresh
}

async function repricedOne(desk: Desk, item: ListItem): Promise<ListItem> {
  const { barcode, returned_at } = item
  const body = { barcode, location_id: desk.locationId, ...(returned_at ? { returned_at } : {}) }
  try {
    const preview = await desk.api.previewReturn(body, desk.newKey())
    return { ...item, preview, changed: true, refused: null }
  } catch (error) {
    return { ...item, refused: error instanceof ApiError ? error.code : "" }
  }
}

import type {
  BulkReturnAnswer,
  CounterHold,
  FoundAnswer,
  HandOutAnswer,
  InspectionInput,
  MoneyPreview,
  PickAnswer,
  RentalRow,
  ReturnAnswer,
  ReturnPreview,
  ScanAction,
  ScanAnswer,
  CounterUnit,
  WalkInAnswer,
  WalkInPreview,
} from "../rental-types"
import type { Problem } from "../types"
import type { BasketRefusal } from "./basket"
import type { Scan } from "./scan-queue"

/** The routes of the counter, each called with the key that makes it happen once. */
export interface CounterApi {
  scan(body: { barcode: string; location_id: string; at?: string }, key: string): Promise<ScanAnswer>
  pick(body: { rental_id: string; barcode: string }, key: string): Promise<PickAnswer>
  handOut(body: HandOutBody, key: string): Promise<HandOutAnswer>
  previewReturn(body: ReturnBody, key: string): Promise<ReturnPreview>
  takeBack(body: ReturnBody & { expected_total: string; currency_code: string }, key: string): Promise<ReturnAnswer>
  inspect(body: InspectionInput & { rental_id: string; currency_code?: string }, key: string): Promise<ReturnAnswer>
  previewFound(unitId: string, body: { location_id: string }, key: string): Promise<MoneyPreview | null>
  found(
    unitId: string,
    body: { location_id: string; expected_total?: string; currency_code?: string },
    key: string,
  ): Promise<FoundAnswer>
  shelve(unitId: string, body: { version: number; location_id: string }, key: string): Promise<CounterUnit>
  takeBackAll(body: BulkBody, key: string): Promise<BulkReturnAnswer>
  walkIn(body: Record<string, unknown>, key: string): Promise<WalkInAnswer>
}

export interface BulkBody {
  location_id: string
  items: { barcode: string; returned_at?: string; expected_total: string; currency_code: string }[]
}

export interface HandOutBody {
  rental_id: string
  barcode: string
  expected_total?: string
  id_checked?: { date_of_birth: string }
  deposit?: "hold" | "charge"
}

export interface ReturnBody {
  barcode: string
  location_id: string
  returned_at?: string
  inspection?: InspectionInput
}

/** What the desk shows while it waits for the clerk; each is answered by a decision. */
export type Step =
  | { kind: "look"; scan: Scan; answer: ScanAnswer; actions: ScanAction[] }
  | { kind: "identity"; scan: Scan; answer: ScanAnswer; tooYoung: boolean }
  | { kind: "hand_out"; scan: Scan; answer: ScanAnswer; amount: string; changed: boolean; deposit: "hold" | "charge" }
  | { kind: "return"; scan: Scan; answer: ScanAnswer; preview: ReturnPreview; inspected: boolean; changed: boolean }
  | { kind: "returned"; scan: Scan; answer: ScanAnswer; result: ReturnAnswer }
  | {
      kind: "inspect"
      scan: Scan
      unit: CounterUnit
      rental: RentalRow
      /** What was filled in before and could not be taken as it was. */
      draft: InspectionInput | null
      problems: readonly Problem[]
    }
  | { kind: "found"; scan: Scan; answer: ScanAnswer; preview: MoneyPreview | null; changed: boolean }
  | { kind: "broken"; scan: Scan; error: unknown }

/** What the clerk decides about a step. */
export type Decision =
  | { type: "leave" }
  | { type: "confirm" }
  | { type: "do"; action: ScanAction }
  | { type: "inspect" }
  | { type: "identity"; date_of_birth: string }
  | { type: "inspection"; input: InspectionInput }
  | { type: "charge_deposit" }

/** What became of a scan. */
export type Result =
  | { kind: "picked"; answer: PickAnswer }
  | { kind: "handed_out"; answer: HandOutAnswer }
  | { kind: "returned"; answer: ReturnAnswer }
  | { kind: "inspected"; answer: ReturnAnswer }
  | { kind: "found"; answer: FoundAnswer }
  | { kind: "shelved"; unit: CounterUnit; hold: CounterHold | null }
  | { kind: "basket"; answer: ScanAnswer }
  | { kind: "listed"; answer: ScanAnswer }
  | { kind: "walk_in"; answer: WalkInAnswer; preview: WalkInPreview; customer: string }
  | { kind: "member"; name: string }
  | { kind: "not_taken"; answer: ScanAnswer; why: BasketRefusal }
  /** Looked at, and nothing done. */
  | { kind: "left"; answer: ScanAnswer | null }
  | { kind: "refused"; answer: ScanAnswer | null; error: unknown }

/** What the flow of the counter needs from the screen and the network. */
export interface Desk {
  api: CounterApi
  locationId: string
  /** Without the right to act nothing is offered, only shown. */
  mayAct: boolean
  /** Time on the shop's clock, `2026-12-05T22:00`, at which what comes back now really came back. */
  dropBox: string | null
  ask(step: Step): Promise<Decision>
  /** Tells the screen that something is being asked of the server. */
  busy(scan: Scan): void
  done(scan: Scan, result: Result): void
  /** Puts a copy into the walk-in that is being put together. */
  toBasket(scan: Scan, answer: ScanAnswer): Promise<void>
  /** Puts a copy on the list of discs to be taken back together. */
  toList(scan: Scan, answer: ScanAnswer): Promise<void>
  /** A code no copy has, while a walk-in is put together: it may be on a member's card. */
  memberOfCard(scan: Scan): Promise<string | null>
  wait(ms: number): Promise<void>
  newKey(): string
}

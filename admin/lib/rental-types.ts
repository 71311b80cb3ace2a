/** Shapes of the rental routes as they travel: snake_case, amounts as decimal strings, times as ISO strings. */
import type {
  AllocationKind,
  Channel,
  ChargeKind,
  ChargeStatus,
  DepositMode,
  Fulfilment,
  HoldStatus,
  LateUnit,
  MemberStatus,
  RentalStatus,
  UnitStatus,
} from "../../src/modules/rental/domain/enums"
import type { ScanAction, ScanWarning } from "../../src/modules/rental/domain/scan"
import type { Page, Problem } from "./types"

export type {
  AllocationKind,
  Channel,
  ChargeKind,
  ChargeStatus,
  DepositMode,
  Fulfilment,
  HoldStatus,
  LateUnit,
  MemberStatus,
  RentalStatus,
  ScanAction,
  ScanWarning,
  UnitStatus,
}

/** A stock location of Medusa, as choices need it. */
export interface Location {
  id: string
  name: string
}

/** The renter as lists name them. */
export interface Renter {
  id: string
  name: string | null
  email: string | null
}

/** An amount of one currency. */
export interface Money {
  amount: string
  currency_code: string
}

export interface RentalRow {
  id: string
  display_no: number
  channel: Channel
  external_id: string | null
  cart_id: string | null
  order_id: string | null
  order_display_id: number | null
  order_line_id: string | null
  customer_id: string
  customer: Renter
  offer_id: string
  product_id: string
  variant_id: string
  title: string
  media_type: string
  unit_id: string
  unit: { id: string; barcode: string; status: UnitStatus }
  allocation_id: string
  location_id: string
  location_name: string | null
  return_location_id: string | null
  fulfilment: Fulfilment
  /** `YYYY-MM-DD`, local to `tz`, like every `…_date`. */
  start_date: string
  due_date: string
  /** Due date after rolling over closed days. */
  late_due_date: string
  tz: string
  days: number
  starts_at: string
  due_at: string
  late_after: string | null
  status: RentalStatus
  overdue: boolean
  at_risk: boolean
  out_at: string | null
  returned_at: string | null
  inspected_at: string | null
  closed_at: string | null
  cancel_reason: string | null
  extension_count: number
  currency_code: string
  price_amount: string
  deposit_share: string
  replacement_value: string
  version: number
  created_at: string
  updated_at: string
}

export interface ChargeRow {
  id: string
  kind: ChargeKind
  period_key: string
  amount: string
  /** What is left after waivers and refunds; of a waiver or refund its own amount. */
  net: string
  currency_code: string
  status: ChargeStatus
  paid_by: string | null
  order_change_id: string | null
  reverses_id: string | null
  reason: string | null
  actor_id: string | null
  created_at: string
}

export interface RentalEvent {
  id: string
  type: string
  from_status: string | null
  to_status: string | null
  unit_id: string | null
  actor_type: string
  actor_id: string | null
  actor_name: string | null
  occurred_at: string
  data: Record<string, unknown>
}

export interface Deposit {
  id: string
  mode: "charge" | "hold"
  status: string
  amount: string
  captured: string
  refunded: string
  /** Of this rental. */
  share: string
  currency_code: string
  authorized_until: string | null
  last_error: string | null
}

export interface Inspection {
  id: string
  media_grade_before: string | null
  sleeve_grade_before: string | null
  media_grade_after: string | null
  sleeve_grade_after: string | null
  case_ok: boolean
  inserts_ok: boolean
  plays_ok: boolean | null
  missing_parts: string[]
  photo_urls: string[]
  note: string | null
  inspector_id: string | null
  created_at: string
}

/** Whether something may be done, and why not. */
export interface Right {
  allowed: boolean
  code?: string
  reason?: string
}

export type RentalAct = "extend" | "cancel" | "no_show" | "lost" | "buyout" | "reseat" | "charge"

export interface RentalDetail extends RentalRow {
  price_snapshot: Record<string, unknown>
  terms_snapshot: Record<string, unknown>
  title_snapshot: Record<string, unknown>
  charges: ChargeRow[]
  /** Pending and invoiced charges together, without the rent. */
  unpaid: string
  events: RentalEvent[]
  deposit: Deposit | null
  inspection: Inspection | null
  accrued_late: { amount: string; count: number }
  can: Record<RentalAct, Right>
  /** Latest due date that terms and plan allow; `null` when it cannot be extended. */
  extendable_until: string | null
}

export type RentalPage = Page<"orders", RentalRow>

export interface RentalCounts {
  open: number
  out: number
  to_pick: number
  due_today: number
  overdue: number
  at_risk: number
}

/** A line of what somebody pays, or gets back (below zero). */
export interface MoneyLine {
  kind: string
  amount: string
  label_params?: Record<string, unknown>
}

/** What an act will cost before it is done. */
export interface MoneyPreview {
  lines: MoneyLine[]
  /** To be repeated when the act is confirmed. */
  expected_total: string
  currency_code: string
  as_of: string
}

/** A copy as the counter sees it. */
export interface CounterUnit {
  id: string
  offer_id: string
  product_id: string
  variant_id: string
  title: string
  media_type: string
  disc_count: number
  barcode: string
  serial: string | null
  status: UnitStatus
  home_location_id: string
  current_location_id: string
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  rental_count: number
  version: number
}

export interface CounterCustomer extends Renter {
  phone: string | null
  member_no: string | null
  blocked: boolean
  block_reason: string | null
  date_of_birth: string | null
  id_verified: boolean
  /** Rentals that are reserved, ready or out. */
  open: number
  debt: Money[]
}

export interface CounterHold {
  id: string
  status: HoldStatus
  days: number
  customer: Renter
  ready_at: string | null
  expires_at: string | null
}

export interface NextBooking {
  rental_id: string
  display_no: number
  status: string
  start_date: string
  starts_at: string
  at_risk: boolean
  customer: Renter
}

export interface ScannedRental extends RentalRow {
  /** What a return now would cost in late fees. */
  late: { count: number; amount: string }
  inspect_on_return: boolean
  deposit: { mode: "charge" | "hold"; status: string; share: string; to_authorize: string } | null
}

export interface ScanAnswer {
  unit: CounterUnit
  rental: ScannedRental | null
  hold: CounterHold | null
  next_booking: NextBooking | null
  customer: CounterCustomer | null
  warnings: ScanWarning[]
  actions: ScanAction[]
  suggested: ScanAction | null
  as_of: string
}

export interface PickAnswer {
  rental: RentalRow
  unit: CounterUnit
}

export interface DepositMoves {
  mode: "charge" | "hold"
  status: string
  share: string
  kept: string
  returned: string
  last_error: string | null
}

export interface HandOutAnswer {
  rental: RentalRow
  unit: CounterUnit
  deposit: {
    mode: "charge" | "hold"
    status: string
    amount: string
    authorized: string
    authorized_until: string | null
  } | null
  /** The copy that had been set aside, when another was handed out. */
  swapped: { unit_id: string; barcode: string } | null
}

export interface ReturnPreview extends MoneyPreview {
  rental: RentalRow
  late_count: number
  deposit: { mode: "charge" | "hold"; share: string; kept: string; returned: string } | null
  /** What the deposit does not cover. */
  due: string
  needs_inspection: boolean
}

export interface ReturnAnswer {
  rental: RentalRow
  unit: CounterUnit
  lines: MoneyLine[]
  total: string
  currency_code: string
  deposit: DepositMoves | null
  due: string
  next_hold: CounterHold | null
}

interface BulkFailure {
  barcode: string
  ok: false
  error: { type: string; code: string; message: string }
}

export interface BulkReturnAnswer {
  results: ({ barcode: string; ok: true; result: ReturnAnswer } | BulkFailure)[]
  returned: number
  failed: number
}

export interface FoundAnswer {
  unit: CounterUnit
  rental: RentalRow | null
  lines: MoneyLine[]
  total: string
  currency_code: string | null
}

export interface WalkInLine {
  barcode: string
  unit_id: string
  variant_id: string
  title: string
  start_date: string
  due_date: string
  late_due_date: string
  due_at: string
  days: number
  /** Before tax. */
  amount: string
  deposit: string
  replacement_value: string
}

export interface WalkInPreview extends MoneyPreview {
  items: WalkInLine[]
  tax: string
  deposit_mode: DepositMode
  /** Authorised apart from the order; not part of `expected_total`. */
  deposit_hold: string
  region_id: string
  /** What stands in the way now: limits of the customer, copies that cannot leave. */
  problems: Problem[]
}

export interface WalkInAnswer {
  order: { id: string; display_id: number | null; total: string; paid: boolean }
  rentals: RentalRow[]
  payment_collection_id: string | null
}

export type InspectionChargeKind = "damage" | "cleaning" | "missing_part"
export type ShelfStatus = "available" | "cleaning" | "repair"

/** What was found when a copy came back, as it is sent. */
export interface InspectionInput {
  media_grade?: string
  sleeve_grade?: string
  grading_note?: string
  case_ok: boolean
  inserts_ok: boolean
  plays_ok: boolean | null
  missing_parts: string[]
  photo_urls?: string[]
  note: string | null
  charges: { kind: InspectionChargeKind; amount: string; reason?: string }[]
  next_status: ShelfStatus
}

export interface HoldRow {
  id: string
  variant_id: string
  product_id: string
  title: string
  location_id: string
  location_name: string | null
  customer_id: string
  customer: Renter
  days: number
  priority: number
  /** From 1, suspended holds counted; null when it does not wait. */
  place: number | null
  status: HoldStatus
  requested_at: string
  suspended_until: string | null
  ready_at: string | null
  expires_at: string | null
  unit_id: string | null
  unit: { id: string; barcode: string } | null
  rental_order_id: string | null
  cancel_reason: string | null
  version: number
  created_at: string
  updated_at: string
}

export type HoldPage = Page<"holds", HoldRow>

/** A customer at the rental desk; `id` is null while they are no member yet. */
export interface Member {
  id: string | null
  is_member: boolean
  customer_id: string
  customer: {
    id: string
    name: string | null
    email: string | null
    phone: string | null
    has_account: boolean
  } | null
  member_no: string | null
  date_of_birth: string | null
  id_verified_at: string | null
  status: MemberStatus | null
  /** At this moment: a block ends at `block_until`. */
  blocked: boolean
  block_reason: string | null
  block_until: string | null
  max_open: number | null
  deposit_waived: boolean
  open_rentals: number
  /** Charged and not paid yet. */
  debt: Money[]
  version: number | null
  created_at: string | null
  updated_at: string | null
}

export type MemberPage = Page<"members", Member>

export interface RentalOffer {
  id: string
  variant_id: string
  variant: { id: string; title: string; sku: string | null } | null
  product_id: string
  product: { id: string; title: string; handle: string; status: string; thumbnail: string | null } | null
  item_id: string | null
  title: string
  media_type: string
  disc_count: number
  enabled: boolean
  rate_plan_id: string | null
  rate_plan: { id: string; name: string; active: boolean; min_days: number; max_days: number } | null
  replacement_value: Record<string, string>
  rentable_from: string | null
  min_age: number | null
  rated_age: number | null
  sale_variant_id: string | null
  sale_variant: { id: string; title: string; sku: string | null } | null
  copies: { in_service: number; total: number }
  open_rentals: number
  waiting: number
  version: number
  created_at: string
  updated_at: string
}

export type OfferPage = Page<"offers", RentalOffer>

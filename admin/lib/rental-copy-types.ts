/** Shapes of the routes of copies and of the board, as they travel. */
import type { AllocationKind, Money, RentalStatus, Renter, UnitStatus } from "./rental-types"
import type { Page } from "./types"

/** Who has a copy, for whom it is set aside, or whose return is not settled yet. */
export interface OpenRental {
  id: string
  display_no: number
  status: RentalStatus
  due_at: string
  overdue: boolean
  customer: Renter
}

/** A copy with the names around it. */
export interface UnitRow {
  id: string
  offer_id: string
  variant_id: string
  product_id: string
  title: string
  media_type: string
  barcode: string
  serial: string | null
  status: UnitStatus
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  purchase_cost: string | null
  cost_currency: string | null
  purchased_at: string | null
  in_service_at: string
  retired_at: string | null
  home_location_id: string
  home_location_name: string | null
  current_location_id: string
  current_location_name: string | null
  rental_count: number
  version: number
  created_at: string
  updated_at: string
  open_rental: OpenRental | null
}

export type UnitPage = Page<"units", UnitRow>

/** What speaks for a copy now or later. */
export interface UnitAllocation {
  id: string
  kind: AllocationKind
  starts_at: string
  ends_at: string
  blocked_from: string
  blocked_until: string
  pinned: boolean
  custody_open: boolean
  expires_at: string | null
  note: string | null
  rental: { id: string; display_no: number; status: RentalStatus; at_risk: boolean; customer: Renter } | null
}

/** A rental a copy has served. */
export interface UnitRental {
  id: string
  display_no: number
  status: RentalStatus
  start_date: string
  due_date: string
  starts_at: string
  due_at: string
  out_at: string | null
  returned_at: string | null
  currency_code: string
  price_amount: string
  revenue: string
  customer: Renter
}

export interface UnitEvent {
  id: string
  type: string
  from_status: string | null
  to_status: string | null
  rental_order_id: string | null
  actor_type: string
  actor_id: string | null
  occurred_at: string
  data: Record<string, unknown>
}

export interface UnitFigures {
  as_of: string
  /** 0 to 1; `null` before the copy is in service. */
  utilisation: number | null
  revenue: Money[]
  /** `null` without a cost. */
  roi: number | null
}

export interface UnitDetail extends UnitRow {
  allocations: UnitAllocation[]
  rentals: UnitRental[]
  events: UnitEvent[]
  figures: UnitFigures
}

/** What an act that takes a copy out of service answers beside the copy. */
export interface UnitActAnswer {
  unit: UnitDetail
  /** Bookings that went to other copies. */
  moved: number
  /** Bookings no copy was found for. */
  at_risk: number
}

/** A copy just taken in: enough for a label. */
export interface NewUnit {
  id: string
  barcode: string
  title: string
  status: UnitStatus
}

export interface BoardRental {
  id: string
  display_no: number
  status: RentalStatus
  start_date: string
  due_date: string
  due_at: string
  at_risk: boolean
  customer_id: string
  customer_name: string | null
}

/** A bar of the board: a block with its buffers. */
export interface BoardBlock {
  allocation_id: string
  kind: AllocationKind
  starts_at: string
  ends_at: string
  blocked_from: string
  blocked_until: string
  movable: boolean
  late: boolean
  note: string | null
  rental: BoardRental | null
}

/** One local day as instants `[starts_at, ends_at)`. */
export interface BoardDay {
  date: string
  open: boolean
  starts_at: string
  ends_at: string
}

export interface BoardUnit {
  id: string
  barcode: string
  title: string
  product_id: string
  variant_id: string
  offer_id: string
  status: UnitStatus
  media_grade: string | null
  version: number
  blocks: BoardBlock[]
}

export interface Board {
  location_id: string
  tz: string
  as_of: string
  days: BoardDay[]
  units: BoardUnit[]
  count: number
  offset: number
  limit: number
}

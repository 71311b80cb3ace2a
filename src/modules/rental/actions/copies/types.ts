import type { RentalActor } from "../../transaction/types"

/** What is known of a copy beside its barcode; `null` clears, what is left out stays or is unknown. */
export interface UnitDescription {
  serial?: string | null | undefined
  media_grade?: string | null | undefined
  sleeve_grade?: string | null | undefined
  grading_note?: string | null | undefined
  /** Decimal string. */
  purchase_cost?: string | null | undefined
  cost_currency?: string | null | undefined
  /** ISO 8601. */
  purchased_at?: string | null | undefined
}

/** A copy to be taken in; without a barcode it gets one of ours. */
export interface UnitDraft extends UnitDescription {
  barcode?: string | undefined
}

/** Who does it and when; tests move the time. */
export interface By {
  actor?: RentalActor
  now?: Date
}

/** A copy that is acted upon. */
export interface UnitRef extends By {
  id: string
  /** The state the caller has seen; a stale one is refused. */
  version?: number | undefined
}

export interface IntakeInput extends By {
  offer_id: string
  location_id: string
  status: "intake" | "available"
  units: readonly UnitDraft[]
}

export interface UnitEdit extends UnitDescription {
  barcode?: string | undefined
  home_location_id?: string | undefined
  current_location_id?: string | undefined
  status?: "in_transit" | undefined
}

export interface PlanDowntimeInput extends UnitRef {
  starts_at?: Date | undefined
  /** `null`: until further notice. */
  ends_at?: Date | null | undefined
  /** The copy goes there now. */
  status?: "repair" | "cleaning" | undefined
  note?: string | undefined
}

export interface EndDowntimeInput extends UnitRef {
  allocation_id: string
  /** Left out: now; `null`: until further notice. */
  ends_at?: Date | null | undefined
  note?: string | undefined
}

/** What became of the bookings of a copy that has left service. */
export interface Withdrawn {
  id: string
  version: number
  /** Allocations that went to other copies. */
  moved: string[]
  /** Rental orders no copy was found for; flagged `at_risk`. */
  at_risk: string[]
}

import type {
  CreateCalendarInput,
  CreateMemberInput,
  CreatePlanInput,
  CreateTermsInput,
  EditCalendarInput,
  EditMemberInput,
  EditOfferInput,
  EditPlanInput,
  EditTermsInput,
  OfferValues,
} from "../../domain/setup"
import type { RentalActor } from "../../transaction/types"

/** What a merchant sets up before renting. */
export type SetupEntry = "offer" | "rate_plan" | "terms" | "calendar" | "member"

/** What each is created from. */
export interface SetupInputs {
  offer: OfferValues
  rate_plan: CreatePlanInput
  terms: CreateTermsInput
  calendar: CreateCalendarInput
  member: CreateMemberInput
}

/** What an edit of each takes; what is left out stays as it is. */
export interface SetupEdits {
  offer: EditOfferInput
  rate_plan: EditPlanInput
  terms: EditTermsInput
  calendar: EditCalendarInput
  member: EditMemberInput
}

/** A row as it is stored; a plan carries its `tiers`. Instants are ISO strings, so that a row survives JSON. */
export interface SetupRow {
  id: string
  version: number
  [column: string]: unknown
}

/** What became of one row. An edit that changes nothing has equal versions and wrote nothing. */
export interface SetupChange {
  entry: SetupEntry
  id: string
  before: SetupRow | null
  after: SetupRow | null
}

/** Who changes something, and when. */
export interface By {
  actor?: RentalActor
  now?: Date
}

import { MediaError } from "../../../lib/errors"
import { explaining as explainingWith } from "../../../lib/lost-race"

const REFUSALS: Record<string, () => MediaError> = {
  uq_media_rental_unit_barcode: () =>
    new MediaError("conflict", "media_rental_barcode_taken", "barcode: another copy carries it already"),
  IDX_media_rental_offer_variant_id_unique: () =>
    new MediaError("conflict", "media_rental_offer_exists", "variant_id: this variant has a rental offer already"),
  uq_media_rental_hold_open: () =>
    new MediaError("conflict", "media_rental_hold_exists", "variant_id: this customer waits for this title already"),
  uq_media_rental_order_out: () =>
    new MediaError("conflict", "media_rental_unit_conflict", "barcode: this copy is out on another rental"),
  uq_media_rental_order_line: () =>
    new MediaError("conflict", "media_rental_state", "this cart line has been booked already"),
  uq_media_rental_member_no: () =>
    new MediaError("conflict", "media_rental_member_no_taken", "member_no: another member has it"),
  IDX_media_rental_member_customer_id_unique: () =>
    new MediaError("conflict", "media_rental_member_exists", "customer_id: this customer is a member already"),
  IDX_media_rental_calendar_location_id_unique: () =>
    new MediaError("conflict", "media_rental_calendar_exists", "location_id: this location has a calendar already"),
  uq_media_rental_terms_scope: () =>
    new MediaError("conflict", "media_rental_terms_exists", "there are terms for this scope already"),
  uq_media_rental_rate_tier_once: () =>
    new MediaError("invalid_data", "media_rental_duplicate_tier", "tiers: the same tier is given twice"),
}

/** What the database said, in our words; see `lib/lost-race.ts`. */
export const explaining = <T>(work: () => Promise<T>): Promise<T> =>
  explainingWith({ byConstraint: REFUSALS, busy }, work)

/** Too many want the same title at once; the caller may come back in a second. */
export function busy(): MediaError {
  return new MediaError("too_many_requests", "media_rental_busy", "many are renting this title right now; try again", {
    details: { retry_after: 1 },
  })
}

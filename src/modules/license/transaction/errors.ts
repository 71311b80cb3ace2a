import { MediaError } from "../../../lib/errors"
import { explaining as explainingWith } from "../../../lib/lost-race"

const refusal = (code: string, message: string) => () => new MediaError("conflict", `media_license_${code}`, message)

const BY_CONSTRAINT: Record<string, () => MediaError> = {
  uq_media_license_pack_open: refusal("tag_taken", "this tag has been scanned for an order line already"),
  uq_media_license_transfer_open: refusal("tag_state", "this copy is being transferred already"),
  uq_media_license_owner_current: refusal("already_activated", "this copy has an owner already"),
  uq_media_license_approval_open: refusal("approval_exists", "somebody has asked for this already"),
  uq_media_license_tag_unit: refusal("tag_taken", "this copy carries another tag already"),
  uq_media_license_case_open: refusal("case_state", "there is an open case of this kind already"),
  IDX_media_license_variant_rule_variant_id_unique: refusal("rule_exists", "this variant has a tag rule already"),
}

/** What the database said, in our words; see `lib/lost-race.ts`. */
export const explaining = <T>(work: () => Promise<T>): Promise<T> =>
  explainingWith({ byConstraint: BY_CONSTRAINT, busy }, work)

/** Somebody else holds what this needs; the caller may come back in a second. */
export function busy(): MediaError {
  return new MediaError("too_many_requests", "media_license_busy", "somebody else is at this right now; try again", {
    details: { retry_after: 1 },
  })
}

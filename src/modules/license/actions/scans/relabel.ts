import { changeTag, tagNotFound, type ChangedTag } from "../../transaction/change-tags"
import type { LicenseTransaction } from "../../transaction/types"
import { lockTag } from "../tags/rows"
import { missing, variantMismatch } from "./receive"

/** A copy that needs a new label, and where it stands when it gets one. */
export interface Relabelled {
  tag_id: string
  replacement_id?: string | undefined
  /** Needed where the old tag knows no place: it was a copy for rent. */
  location_id?: string | undefined
}

/**
 * A returned copy whose panel is spent gets a new label. Without the replacement it waits for one; with it, the old tag
 * ends and points to the new one, which takes its place in stock.
 *
 * @throws 400 when the place is missing, 404, 409 `media_license_tag_state`, `media_license_variant_mismatch`
 */
export async function relabel(
  tx: LicenseTransaction,
  { tag_id, replacement_id, location_id }: Relabelled,
): Promise<ChangedTag> {
  const tag = await lockTag(tx.sql, tag_id)
  if (!tag) throw tagNotFound()
  const discarded = tag.status === "relabel" ? null : await changeTag(tx, tag_id, { trigger: "discard" })
  if (replacement_id === undefined && discarded) return discarded
  const replacement = replacement_id === undefined ? undefined : await lockTag(tx.sql, replacement_id)
  if (!replacement) throw tagNotFound()
  const variant = tag.variant_id ?? tag.batch_variant_id
  if (replacement.batch_variant_id && replacement.batch_variant_id !== variant) {
    throw variantMismatch(replacement.batch_variant_id, variant)
  }
  const place = location_id ?? tag.stock_location_id
  if (!place) throw missing("location_id", "name the location where the copy is")
  await changeTag(tx, replacement.id, {
    trigger: "receive",
    set: { variant_id: variant, stock_location_id: place, ex_rental: tag.ex_rental },
    data: { replaces: tag_id },
  })
  return changeTag(tx, tag_id, {
    trigger: "replace",
    set: { superseded_by: replacement.id },
    data: { superseded_by: replacement.id },
  })
}

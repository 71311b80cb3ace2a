import { MediaError } from "../../../../lib/errors"
import { changeTag, tagState, type ChangedTag } from "../../transaction/change-tags"
import type { LicenseTransaction } from "../../transaction/types"
import { lockTag, type TagRow } from "../tags/rows"
import { tagNotFound } from "../../transaction/change-tags"

/** Where a tagged copy arrives: on a shelf for sale, or as a copy for rent. */
export interface Receipt {
  tag_id: string
  location_id?: string | undefined
  variant_id?: string | undefined
  rental_unit_id?: string | undefined
}

/**
 * A copy with its label comes in: printed → for sale or for rent, returned → for sale again when its panel was never
 * touched, for rent → for sale.
 *
 * @throws 400 when the place is missing, 409 `media_license_tag_state`, `media_license_variant_mismatch`,
 *   `media_license_tag_taken` when the rental copy carries another tag
 */
export async function receive(tx: LicenseTransaction, receipt: Receipt): Promise<ChangedTag> {
  const tag = await lockTag(tx.sql, receipt.tag_id)
  if (!tag) throw tagNotFound()
  if (receipt.rental_unit_id !== undefined) return receiveForRent(tx, tag, receipt.rental_unit_id)
  const variant_id = variantOf(tag, receipt.variant_id)
  if (!receipt.location_id) throw missing("location_id", "name the location where the copy is")
  const place = { variant_id, stock_location_id: receipt.location_id }
  if (tag.status === "returned") return changeTag(tx, tag.id, { trigger: "restock", set: { ...place, ...NO_ORDER } })
  if (tag.status === "rental_in") {
    return changeTag(tx, tag.id, {
      trigger: "convert_to_sale",
      set: { ...place, ex_rental: true, rental_unit_id: null },
    })
  }
  return changeTag(tx, tag.id, { trigger: "receive", set: place })
}

/** A copy that comes back into stock belongs to no order any more; the events say which it was. */
const NO_ORDER = { order_id: null, order_line_item_id: null, fulfillment_id: null, sold_at: null, bound_at: null }

async function receiveForRent(tx: LicenseTransaction, tag: TagRow, rental_unit_id: string): Promise<ChangedTag> {
  if (tag.purpose !== "rental") throw tagState(tag.status, "rental_in")
  return changeTag(tx, tag.id, { trigger: "receive_rental", set: { rental_unit_id } })
}

function variantOf(tag: TagRow, given: string | undefined): string {
  const expected = tag.variant_id ?? tag.batch_variant_id
  const variant = given ?? expected
  if (!variant) throw missing("variant_id", "name the variant; the batch of this tag is for none in particular")
  if (expected && variant !== expected) throw variantMismatch(expected, variant)
  return variant
}

export const variantMismatch = (expected: string | null, given: string | null) =>
  new MediaError(
    "conflict",
    "media_license_variant_mismatch",
    `this tag is for variant ${expected}, not for ${given}`,
    {
      details: { expected, given },
    },
  )

export const missing = (path: string, message: string) =>
  new MediaError("invalid_data", "media_invalid", `${path}: ${message}`, {
    problems: [{ path, code: "media_invalid", message }],
  })

import { BATCH_PURPOSES, RISK_LEVELS, TAG_STATUSES } from "../../../src/modules/license/domain/enums"
import { anyValue, oneOf, type ListSpec } from "../../lib/url-list"

export type TagFilter =
  | "status"
  | "risk_level"
  | "purpose"
  | "batch_id"
  | "order_id"
  | "variant_id"
  | "owner_id"
  | "stock_location_id"
  | "rental_unit_id"

/** What the list of tags can be narrowed and sorted by. */
export const TAG_LIST: ListSpec<TagFilter> = {
  filters: {
    status: oneOf(...TAG_STATUSES),
    risk_level: oneOf(...RISK_LEVELS),
    purpose: oneOf(...BATCH_PURPOSES),
    batch_id: anyValue,
    order_id: anyValue,
    variant_id: anyValue,
    owner_id: anyValue,
    stock_location_id: anyValue,
    rental_unit_id: anyValue,
  },
  sortable: { idx: "idx", risk: "risk", activated_at: "activated_at", updated_at: "updated_at" },
}

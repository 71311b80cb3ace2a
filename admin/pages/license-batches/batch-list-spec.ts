import { BATCH_PURPOSES, BATCH_STATUSES } from "../../../src/modules/license/domain/enums"
import { oneOf, type ListSpec } from "../../lib/url-list"

export type BatchFilterName = "status" | "purpose"

/** What the list of batches can be narrowed and sorted by. */
export const BATCH_LIST: ListSpec<BatchFilterName> = {
  filters: { status: oneOf(...BATCH_STATUSES), purpose: oneOf(...BATCH_PURPOSES) },
  sortable: { quantity: "quantity", created_at: "created_at" },
}

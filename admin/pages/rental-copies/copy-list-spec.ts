import { UNIT_STATUSES } from "../../../src/modules/rental/domain/enums"
import { anyValue, oneOf, type ListSpec } from "../../lib/url-list"

export type CopyFilter = "status" | "location_id" | "grade" | "variant_id" | "product_id" | "offer_id"

/** What the list of copies can be narrowed and sorted by. */
export const COPY_LIST: ListSpec<CopyFilter> = {
  filters: {
    status: oneOf(...UNIT_STATUSES),
    location_id: anyValue,
    grade: anyValue,
    variant_id: anyValue,
    product_id: anyValue,
    offer_id: anyValue,
  },
  sortable: {
    barcode: "barcode",
    title: "title",
    status: "status",
    rental_count: "rental_count",
    in_service_at: "in_service_at",
  },
}

import { DIGITAL_STATUSES } from "../../lib/license-digital-types"
import { anyValue, oneOf, type ListSpec } from "../../lib/url-list"

export type DigitalFilter = "status" | "key_last4" | "customer_id" | "order_id" | "variant_id" | "tag_id"

/** Four characters of a key, as they are printed: no letter that could be taken for a digit. */
export const isKeyEnd = (value: string) => /^[0-9A-HJKMNP-TV-Z]{4}$/i.test(value)

/** What the list of licences can be narrowed and sorted by. */
export const DIGITAL_LIST: ListSpec<DigitalFilter> = {
  filters: {
    status: oneOf(...DIGITAL_STATUSES),
    key_last4: isKeyEnd,
    customer_id: anyValue,
    order_id: anyValue,
    variant_id: anyValue,
    tag_id: anyValue,
  },
  sortable: { created_at: "created_at" },
}

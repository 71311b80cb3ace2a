import { TAG_MODES } from "../../lib/license-rule-types"
import { anyValue, oneOf, type ListSpec } from "../../lib/url-list"

export type RuleFilter = "tag_mode" | "terms_id" | "variant_id"

/** What the list of rules can be narrowed and sorted by. */
export const RULE_LIST: ListSpec<RuleFilter> = {
  filters: { tag_mode: oneOf(...TAG_MODES), terms_id: anyValue, variant_id: anyValue },
  sortable: { variant: "product_title", updated_at: "updated_at" },
}

/** What the list of terms can be narrowed and sorted by. */
export const TERMS_LIST: ListSpec<"id"> = {
  filters: { id: anyValue },
  sortable: { name: "name", updated_at: "updated_at" },
}

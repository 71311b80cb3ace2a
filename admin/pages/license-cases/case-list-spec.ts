import { CASE_KINDS, CASE_STATUSES } from "../../../src/modules/license/domain/enums"
import { SEVERITIES } from "../../lib/license-case-types"
import { anyValue, oneOf, type ListSpec } from "../../lib/url-list"

export type CaseFilter = "status" | "kind" | "severity" | "assigned_to" | "tag_id"

/** What the list of cases can be narrowed and sorted by. */
export const CASE_LIST: ListSpec<CaseFilter> = {
  filters: {
    status: oneOf(...CASE_STATUSES),
    kind: oneOf(...CASE_KINDS),
    severity: oneOf(...SEVERITIES),
    assigned_to: anyValue,
    tag_id: anyValue,
  },
  sortable: { created_at: "created_at", severity: "severity" },
}

import { RENTAL_STATUSES } from "../../src/modules/rental/domain/enums"
import { anyValue, isDate, oneOf, type ListSpec, type UrlListState } from "./url-list"

export type RentalFilter =
  | "status"
  | "overdue"
  | "at_risk"
  | "to_pick"
  | "due_today"
  | "location_id"
  | "customer_id"
  | "variant_id"
  | "unit_id"
  | "order_id"
  | "from"
  | "to"

export const RENTAL_SORTABLE = {
  display_no: "display_no",
  title: "title",
  start_date: "start_date",
  due_date: "due_at",
}

const yes = oneOf("true")

/** The list of rentals, by the names its filters have in the URL and in the request alike. */
export const RENTALS_LIST: ListSpec<RentalFilter> = {
  filters: {
    status: oneOf(...RENTAL_STATUSES),
    overdue: yes,
    at_risk: yes,
    to_pick: yes,
    due_today: yes,
    location_id: anyValue,
    customer_id: anyValue,
    variant_id: anyValue,
    unit_id: anyValue,
    order_id: anyValue,
    from: isDate,
    to: isDate,
  },
  sortable: RENTAL_SORTABLE,
}

/** Filters that are asked for every day, each under a name of its own. */
export const VIEWS = ["all", "to_pick", "due_today", "overdue", "at_risk", "out"] as const
export type View = (typeof VIEWS)[number]

/** What a view sets in the URL; what is most pressing comes first. */
const SETS: Record<View, Partial<Record<RentalFilter | "order", string>>> = {
  all: {},
  to_pick: { to_pick: "true", order: "start_date" },
  due_today: { due_today: "true", order: "due_at" },
  overdue: { overdue: "true", order: "due_at" },
  at_risk: { at_risk: "true", order: "start_date" },
  out: { status: "out", order: "due_at" },
}

const OWN = ["status", "overdue", "at_risk", "to_pick", "due_today"] as const

/** The view that the filters make, or `null` when they make none. */
export function viewOf({ filters }: UrlListState<RentalFilter>): View | null {
  const set = OWN.filter((name) => filters[name] !== undefined)
  if (set.length === 0) return "all"
  const [only] = set
  if (set.length > 1 || !only) return null
  return VIEWS.find((view) => SETS[view][only] !== undefined && SETS[view][only] === filters[only]) ?? null
}

/** Changes of the URL that lead to a view; what narrows it further (place, customer, search) stays. */
export function viewChanges(view: View): Record<string, string | null> {
  const cleared = Object.fromEntries([...OWN, "order"].map((name) => [name, null]))
  return { ...cleared, ...SETS[view] }
}

import { anyValue, isDate, oneOf, type ListSpec } from "../../lib/url-list"

export type BoardFilter = "location_id" | "from" | "to" | "variant_id" | "view"

/** What the board can be narrowed to; kept in the URL. */
export const BOARD_LIST: ListSpec<BoardFilter> = {
  filters: { location_id: anyValue, from: isDate, to: isDate, variant_id: anyValue, view: oneOf("table") },
  sortable: {},
}

/** Copies of one page. */
export const BOARD_PAGE = 100

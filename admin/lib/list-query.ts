import { anyValue, listRequest, oneOf, readUrlList, type ListSpec, type UrlListState } from "./url-list"

export { isNarrowed, PAGE_SIZE, withParams } from "./url-list"

export type FilterName = "media_type" | "condition" | "status" | "incomplete" | "year_from" | "year_to"
export type ListState = UrlListState<FilterName>

/** A column of the table and what the server calls its order. */
export const SORTABLE = { title: "title", year: "release_date", data_quality: "data_quality", updated_at: "updated_at" }

const isYear = (value: string) => /^\d{1,4}$/.test(value)

/** The items list, by the names its filters have in the URL and in the request alike. */
export const ITEMS_LIST: ListSpec<FilterName> = {
  filters: {
    media_type: anyValue,
    condition: anyValue,
    status: anyValue,
    incomplete: oneOf("true", "false"),
    year_from: isYear,
    year_to: isYear,
  },
  sortable: SORTABLE,
}

export const readListState = (params: URLSearchParams): ListState => readUrlList(ITEMS_LIST, params)
export const toRequest = (state: ListState) => listRequest(state)

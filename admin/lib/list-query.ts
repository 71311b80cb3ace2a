import type { Query } from "./query"

export const PAGE_SIZE = 50

/** Filters of the items list, by the name they have in the URL and in the request alike. */
export const FILTERS = ["media_type", "condition", "status", "incomplete", "year_from", "year_to"] as const
export type FilterName = (typeof FILTERS)[number]

/** A column of the table and what the server calls its order. */
export const SORTABLE = { title: "title", year: "release_date", data_quality: "data_quality", updated_at: "updated_at" }

export interface ListState {
  q: string
  filters: Partial<Record<FilterName, string>>
  order: string
  offset: number
}

/** What the URL says; a name or value the list does not know is left out rather than sent and refused. */
export function readListState(params: URLSearchParams): ListState {
  const filters: ListState["filters"] = {}
  for (const name of FILTERS) {
    const value = params.get(name)?.trim()
    if (!value) continue
    if (name.startsWith("year_") && !/^\d{1,4}$/.test(value)) continue
    if (name === "incomplete" && value !== "true" && value !== "false") continue
    filters[name] = value
  }
  const order = params.get("order") ?? ""
  const known = Object.values(SORTABLE).includes(order.replace(/^-/, ""))
  const offset = Number(params.get("offset") ?? 0)
  return {
    q: params.get("q") ?? "",
    filters,
    order: known ? order : "",
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  }
}

export function toRequest(state: ListState): Query {
  return {
    q: state.q.trim() || undefined,
    ...state.filters,
    order: state.order || undefined,
    limit: PAGE_SIZE,
    offset: state.offset || undefined,
  }
}

/** `true` when something narrows the list, so that an empty answer means "no match" and not "nothing here yet". */
export function isNarrowed(state: ListState): boolean {
  return state.q.trim() !== "" || Object.keys(state.filters).length > 0
}

/** Changes the URL's parameters; a change of what is listed goes back to the first page. */
export function withParams(params: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name)
    else next.set(name, value)
  }
  if (!("offset" in changes)) next.delete("offset")
  return next
}

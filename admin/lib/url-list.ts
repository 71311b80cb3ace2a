import type { Query } from "./query"

export const PAGE_SIZE = 50

/** What a list can be narrowed and sorted by. */
export interface ListSpec<F extends string = string> {
  /** A filter's name in the URL and in the request alike, and which values it takes. */
  filters: Record<F, (value: string) => boolean>
  /** A column of the table and what the server calls its order. */
  sortable: Record<string, string>
}

export interface UrlListState<F extends string = string> {
  q: string
  filters: Partial<Record<F, string>>
  order: string
  offset: number
}

/** Takes any value that is not empty. */
export const anyValue = () => true
export const oneOf =
  (...values: readonly string[]) =>
  (value: string) =>
    values.includes(value)
export const isDate = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What the URL says; a name or value the list does not know is left out rather than sent and refused. */
export function readUrlList<F extends string>(spec: ListSpec<F>, params: URLSearchParams): UrlListState<F> {
  const filters: Partial<Record<F, string>> = {}
  for (const name of Object.keys(spec.filters) as F[]) {
    const value = params.get(name)?.trim()
    if (value && spec.filters[name](value)) filters[name] = value
  }
  const order = params.get("order") ?? ""
  const known = Object.values(spec.sortable).includes(order.replace(/^-/, ""))
  const offset = Number(params.get("offset") ?? 0)
  return {
    q: params.get("q") ?? "",
    filters,
    order: known ? order : "",
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  }
}

export function listRequest<F extends string>(state: UrlListState<F>): Query {
  return {
    q: state.q.trim() || undefined,
    ...state.filters,
    order: state.order || undefined,
    limit: PAGE_SIZE,
    offset: state.offset || undefined,
  }
}

/** `true` when something narrows the list, so that an empty answer means "no match" and not "nothing here yet". */
export function isNarrowed(state: UrlListState): boolean {
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

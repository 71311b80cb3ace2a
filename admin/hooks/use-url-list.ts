import { useCallback, useEffect, useMemo, useRef } from "react"
import { useSearchParams } from "react-router-dom"
import { readUrlList, withParams, type ListSpec } from "../lib/url-list"

/**
 * A list's filters, order and page, kept in the URL so that a view can be shared and gone back to.
 * @param spec a constant: what the list can be narrowed and sorted by
 */
export function useUrlList<F extends string>(spec: ListSpec<F>) {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readUrlList(spec, params), [spec, params])
  // Two changes can meet before the router has drawn the first; the second must build on it, not on what is drawn.
  const latest = useRef(params)
  useEffect(() => {
    latest.current = params
  }, [params])
  const put = useCallback(
    (next: URLSearchParams, replace: boolean) => {
      latest.current = next
      setParams(next, { replace })
    },
    [setParams],
  )
  const change = useCallback(
    (changes: Record<string, string | null>, replace = false) => put(withParams(latest.current, changes), replace),
    [put],
  )
  const clear = useCallback(() => put(new URLSearchParams(), false), [put])
  return { state, change, clear }
}

export type UrlList<F extends string = string> = ReturnType<typeof useUrlList<F>>

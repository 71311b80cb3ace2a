import { useCallback, useMemo } from "react"
import { useSearchParams } from "react-router-dom"
import { readListState, withParams } from "../lib/list-query"

/** The items list's filters, order and page, kept in the URL so that a view can be shared and gone back to. */
export function useListState() {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readListState(params), [params])
  const change = useCallback(
    (changes: Record<string, string | null>, replace = false) =>
      setParams((before) => withParams(before, changes), { replace }),
    [setParams],
  )
  const clear = useCallback(() => setParams(new URLSearchParams()), [setParams])
  return { state, change, clear }
}

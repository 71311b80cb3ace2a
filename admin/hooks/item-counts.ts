import { useQueries } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Query } from "../lib/query"
import { itemKeys, type ItemPage } from "./items"

/**
 * How many items match each filter. The list's own `count` answers it, so the figures on the start page and
 * the list a click leads to can never disagree.
 */
export function useItemCounts(filters: readonly Query[]) {
  return useQueries({
    queries: filters.map((filter) => {
      const query = { ...filter, limit: 1 }
      return {
        queryKey: itemKeys.list(query),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request<ItemPage>("/admin/media/catalog/items", { query, signal }),
        select: (page: ItemPage) => page.count,
        staleTime: 30_000,
      }
    }),
  })
}

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Lookup } from "../lib/system-types"

export const identifierKeys = { lookup: (code: string) => ["media", "identifiers", code] as const }

/** Which items already carry a code. Asked only for a code long enough to mean something. */
export function useIdentifierLookup(code: string) {
  return useQuery({
    queryKey: identifierKeys.lookup(code),
    queryFn: ({ signal }) => request<Lookup>("/admin/media/catalog/identifiers/lookup", { query: { code }, signal }),
    enabled: code.length >= 4,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  })
}

import { useQuery } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Query } from "../lib/query"
import type { Page, Term } from "../lib/types"

export const termKeys = {
  all: ["media", "terms"] as const,
  vocabulary: (vocabulary: string) => [...termKeys.all, vocabulary] as const,
}

export const fetchTerms = (query: Query) => request<Page<"terms", Term>>("/admin/media/catalog/terms", { query })

/** The first hundred terms of a small vocabulary (roles); larger ones are searched instead. */
export function useTerms(vocabulary: string) {
  return useQuery({
    queryKey: termKeys.vocabulary(vocabulary),
    queryFn: () => fetchTerms({ vocabulary, limit: 100 }).then((page) => page.terms),
    staleTime: 60_000,
  })
}

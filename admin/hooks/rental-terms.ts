import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Query } from "../lib/query"
import type { ResolvedTerms, TermsPage, TermsRow } from "../lib/rental-setup-types"

const TERMS = "/admin/media/rental/terms"

export const rentalTermsKeys = {
  all: ["media", "rental-terms"] as const,
  list: (query: Query) => [...rentalTermsKeys.all, "list", query] as const,
  detail: (id: string) => [...rentalTermsKeys.all, "detail", id] as const,
  resolved: (scope: Query) => [...rentalTermsKeys.all, "resolved", scope] as const,
}

export function useRentalTerms(query: Query) {
  return useQuery({
    queryKey: rentalTermsKeys.list(query),
    queryFn: ({ signal }) => request<TermsPage>(TERMS, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export const fetchTermsRow = (id: string, signal?: AbortSignal) =>
  request<{ terms: TermsRow }>(`${TERMS}/${id}`, { signal }).then((answer) => answer.terms)

export function useTermsRow(id: string | null) {
  return useQuery({
    queryKey: rentalTermsKeys.detail(id ?? ""),
    queryFn: ({ signal }) => fetchTermsRow(id ?? "", signal),
    enabled: id !== null,
  })
}

const resolvedQuery = (scope: Query) => ({
  queryKey: rentalTermsKeys.resolved(scope),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request<ResolvedTerms>(`${TERMS}/resolve`, { query: scope, signal }),
})

/** The terms in force for a scope, and from which row each comes. */
export function useResolvedTerms(scope: Query, enabled = true) {
  return useQuery({ ...resolvedQuery(scope), placeholderData: keepPreviousData, enabled })
}

/** The same for several scopes at once. */
export function useResolvedTermsOf(scopes: readonly Query[]) {
  return useQueries({ queries: scopes.map(resolvedQuery) })
}

function useTermsWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    // One row changes what many scopes resolve to.
    onSuccess: () => client.invalidateQueries({ queryKey: rentalTermsKeys.all }),
  })
}

export function useSaveTerms(id: string | null) {
  return useTermsWrite((body: Record<string, unknown>) =>
    request<{ terms: TermsRow }>(id === null ? TERMS : `${TERMS}/${id}`, { method: "POST", body }),
  )
}

export function useDeleteTerms() {
  return useTermsWrite((id: string) => request<{ id: string }>(`${TERMS}/${id}`, { method: "DELETE" }))
}

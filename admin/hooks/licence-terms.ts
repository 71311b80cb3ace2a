import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { RemoteSource } from "../components/combo-fields"
import { request } from "../lib/client"
import type { LicenceTerms, TermsPage } from "../lib/license-rule-types"
import type { Query } from "../lib/query"
import { useOnceKey } from "./use-once-key"

const TERMS = "/admin/media/license/terms"

export const licenceTermsKeys = {
  all: ["media", "licence-terms"] as const,
  list: (query: Query) => [...licenceTermsKeys.all, "list", query] as const,
  detail: (id: string) => [...licenceTermsKeys.all, "detail", id] as const,
}

type TermsAnswer = { terms: LicenceTerms }

/** A page of terms. The previous page stays on screen while the next one loads. */
export function useLicenceTerms(query: Query) {
  return useQuery({
    queryKey: licenceTermsKeys.list(query),
    queryFn: ({ signal }) => request<TermsPage>(TERMS, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export const fetchLicenceTerms = (id: string, signal?: AbortSignal) =>
  request<TermsAnswer>(`${TERMS}/${id}`, { signal }).then(({ terms }) => terms)

/** One set of terms, e.g. to name a filter. */
export function useLicenceTermsOf(id: string) {
  return useQuery({
    queryKey: licenceTermsKeys.detail(id),
    queryFn: ({ signal }) => fetchLicenceTerms(id, signal),
    enabled: id !== "",
  })
}

/** Terms by name. */
export const licenceTermsSource: RemoteSource = {
  queryKey: [...licenceTermsKeys.all, "pick"],
  fetchPage: async (query) => {
    const { terms, ...page } = await request<TermsPage>(TERMS, { query: { ...query, order: "name" } })
    return { ...page, options: terms.map(({ id, name }) => ({ value: id, label: name })) }
  },
}

function useTermsWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    // Rules name the terms they have.
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: licenceTermsKeys.all }),
        client.invalidateQueries({ queryKey: ["media", "license-rules"] }),
      ]),
  })
}

/** Adds terms or changes them, once however often it is sent. */
export function useSaveLicenceTerms(id: string | null) {
  const once = useOnceKey()
  return useTermsWrite((body: Record<string, unknown>) =>
    once((idempotencyKey) =>
      request<TermsAnswer>(id === null ? TERMS : `${TERMS}/${id}`, { method: "POST", body, idempotencyKey }),
    ),
  )
}

export function useDeleteLicenceTerms() {
  return useTermsWrite((id: string) => request<{ id: string }>(`${TERMS}/${id}`, { method: "DELETE" }))
}

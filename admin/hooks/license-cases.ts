import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { CaseDetail, CaseEdit, CasePage } from "../lib/license-case-types"
import type { Query } from "../lib/query"
import { tagKeys } from "./license-tags"
import { useOnceKey } from "./use-once-key"

const CASES = "/admin/media/license/cases"

export const caseKeys = {
  all: ["media", "license-cases"] as const,
  list: (query: Query) => [...caseKeys.all, "list", query] as const,
  detail: (id: string) => [...caseKeys.all, "detail", id] as const,
}

/** A page of cases. The previous page stays on screen while the next one loads. */
export function useCases(query: Query) {
  return useQuery({
    queryKey: caseKeys.list(query),
    queryFn: ({ signal }) => request<CasePage>(CASES, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useCase(id: string) {
  return useQuery({
    queryKey: caseKeys.detail(id),
    queryFn: ({ signal }) => request<{ case: CaseDetail }>(`${CASES}/${id}`, { signal }).then((answer) => answer.case),
  })
}

/** Works on a case, once however often it is sent, and puts the answer in place. */
export function useEditCase(id: string) {
  const client = useQueryClient()
  const once = useOnceKey()
  return useMutation({
    mutationFn: (body: CaseEdit) =>
      once((idempotencyKey) =>
        request<{ case: CaseDetail }>(`${CASES}/${id}`, { method: "POST", body, idempotencyKey }),
      ),
    onSuccess: (answer) => {
      client.setQueryData(caseKeys.detail(id), answer.case)
      void client.invalidateQueries({ queryKey: caseKeys.all })
      void client.invalidateQueries({ queryKey: tagKeys.all })
    },
  })
}

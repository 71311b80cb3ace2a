import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { DigitalAct, DigitalLicence, DigitalPage } from "../lib/license-digital-types"
import type { Query } from "../lib/query"
import { useOnceKey } from "./use-once-key"

const DIGITAL = "/admin/media/license/digital"

export const digitalKeys = {
  all: ["media", "license-digital"] as const,
  list: (query: Query) => [...digitalKeys.all, "list", query] as const,
  detail: (id: string) => [...digitalKeys.all, "detail", id] as const,
}

/** A page of licences. The previous page stays on screen while the next one loads. */
export function useDigitals(query: Query) {
  return useQuery({
    queryKey: digitalKeys.list(query),
    queryFn: ({ signal }) => request<DigitalPage>(DIGITAL, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useDigital(id: string) {
  return useQuery({
    queryKey: digitalKeys.detail(id),
    queryFn: ({ signal }) =>
      request<{ digital: DigitalLicence }>(`${DIGITAL}/${id}`, { signal }).then(({ digital }) => digital),
  })
}

/** Suspends, resumes or revokes a licence, once however often it is sent. */
export function useChangeDigital(id: string) {
  const client = useQueryClient()
  const once = useOnceKey()
  return useMutation({
    mutationFn: (body: { status: DigitalAct; reason: string }) =>
      once((idempotencyKey) =>
        request<{ digital: DigitalLicence }>(`${DIGITAL}/${id}`, { method: "POST", body, idempotencyKey }),
      ),
    onSuccess: ({ digital }) => {
      client.setQueryData(digitalKeys.detail(id), digital)
      void client.invalidateQueries({ queryKey: digitalKeys.all })
    },
  })
}

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { newRequestId, request } from "../lib/client"
import { SendOnce } from "../lib/counter/once"
import type { Query } from "../lib/query"
import type { MoneyPreview, RentalCounts, RentalDetail, RentalPage } from "../lib/rental-types"

const ORDERS = "/admin/media/rental/orders"

export const rentalKeys = {
  all: ["media", "rentals"] as const,
  lists: () => [...rentalKeys.all, "list"] as const,
  list: (query: Query) => [...rentalKeys.lists(), query] as const,
  counts: (query: Query) => [...rentalKeys.all, "counts", query] as const,
  details: () => [...rentalKeys.all, "detail"] as const,
  detail: (id: string) => [...rentalKeys.details(), id] as const,
  /** Not under `all`: once an act is done, what it would cost must not be asked again while its dialog closes. */
  preview: (id: string, act: string, body: unknown) => ["media", "rental-preview", id, act, body] as const,
}

/** A page of rentals. The previous page stays on screen while the next one loads. */
export function useRentals(query: Query) {
  return useQuery({
    queryKey: rentalKeys.list(query),
    queryFn: ({ signal }) => request<RentalPage>(ORDERS, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** How many rentals the saved views hold. */
export function useRentalCounts(query: Query = {}) {
  return useQuery({
    queryKey: rentalKeys.counts(query),
    queryFn: ({ signal }) =>
      request<{ counts: RentalCounts }>(`${ORDERS}/counts`, { query, signal }).then((answer) => answer.counts),
    staleTime: 15_000,
  })
}

export function useRental(id: string) {
  return useQuery({
    queryKey: rentalKeys.detail(id),
    queryFn: ({ signal }) =>
      request<{ order: RentalDetail }>(`${ORDERS}/${id}`, { signal }).then((answer) => answer.order),
  })
}

/** What an act on a rental will cost; asked only while `body` is complete. */
export function useRentalPreview(id: string, act: string, body: Record<string, unknown> | null) {
  return useQuery({
    queryKey: rentalKeys.preview(id, act, body),
    queryFn: ({ signal }) =>
      request<{ preview: MoneyPreview }>(`${ORDERS}/${id}/${act}/preview`, { method: "POST", body, signal }).then(
        (answer) => answer.preview,
      ),
    enabled: body !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}

/** Does something with a rental, once however often it is sent, and puts the answer in place. */
export function useRentalAct(id: string) {
  const client = useQueryClient()
  const once = useMemo(() => new SendOnce(newRequestId), [])
  return useMutation({
    mutationFn: ({ act, body }: { act: string; body: Record<string, unknown> }) =>
      once.send({ act, body }, (all, idempotencyKey) =>
        request<{ order: RentalDetail }>(`${ORDERS}/${id}/${all.act}`, {
          method: "POST",
          body: all.body,
          idempotencyKey,
        }),
      ),
    onSuccess: ({ order }) => {
      client.setQueryData(rentalKeys.detail(id), order)
      void client.invalidateQueries({ queryKey: rentalKeys.all })
    },
  })
}

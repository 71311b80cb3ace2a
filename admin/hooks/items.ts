import { keepPreviousData, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Query } from "../lib/query"
import type { Item, ItemRow, Page } from "../lib/types"
import { mediaTypeKeys } from "./media-types"

const ITEMS = "/admin/media/catalog/items"
const OFFERS = "/admin/media/catalog/offers"

export const itemKeys = {
  all: ["media", "items"] as const,
  lists: () => [...itemKeys.all, "list"] as const,
  list: (query: Query) => [...itemKeys.lists(), query] as const,
  details: () => [...itemKeys.all, "detail"] as const,
  detail: (id: string) => [...itemKeys.details(), id] as const,
}

export type ItemPage = Page<"items", ItemRow>
type ItemAnswer = { item: Item }

/** The row lists of an item that have a batch route of their own. */
export type ItemList = "credits" | "labels" | "identifiers" | "languages" | "ratings" | "terms" | "relations"

/** A page of the list. The previous page stays on screen while the next one loads. */
export function useItems(query: Query, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: itemKeys.list(query),
    queryFn: ({ signal }) => request<ItemPage>(ITEMS, { query, signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  })
}

export const fetchItem = (id: string, signal?: AbortSignal) =>
  request<ItemAnswer>(`${ITEMS}/${id}`, { signal }).then((answer) => answer.item)

export function useItem(id: string) {
  return useQuery({ queryKey: itemKeys.detail(id), queryFn: ({ signal }) => fetchItem(id, signal) })
}

/** The item of a product, or `null` for an ordinary product. */
export function useItemOfProduct(productId: string) {
  const query = { product_id: productId, limit: 1 }
  return useQuery({
    queryKey: itemKeys.list(query),
    queryFn: ({ signal }) => request<ItemPage>(ITEMS, { query, signal }),
    select: (page) => page.items[0] ?? null,
  })
}

/** What shows items elsewhere: their lists, the counts per type, and Medusa's own product pages. */
function forgetLists(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: itemKeys.lists() })
  void client.invalidateQueries({ queryKey: mediaTypeKeys.list() })
  void client.invalidateQueries({ queryKey: ["products"] })
}

/** Every write answers the whole item: it is put in place and the lists are asked again. */
function useItemWrite<Input>(write: (input: Input) => Promise<ItemAnswer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: ({ item }) => {
      client.setQueryData(itemKeys.detail(item.id), item)
      forgetLists(client)
    },
  })
}

export function useCreateItem() {
  return useItemWrite((body: Record<string, unknown>) => request<ItemAnswer>(ITEMS, { method: "POST", body }))
}

export function useUpdateItem(id: string) {
  return useItemWrite((body: Record<string, unknown>) =>
    request<ItemAnswer>(`${ITEMS}/${id}`, { method: "POST", body }),
  )
}

export function useReplaceDiscs(id: string) {
  return useItemWrite((body: { discs: unknown[]; version: string }) =>
    request<ItemAnswer>(`${ITEMS}/${id}/discs`, { method: "PUT", body }),
  )
}

export function useItemBatch(id: string) {
  return useItemWrite(({ list, body }: { list: ItemList; body: Record<string, unknown> }) =>
    request<ItemAnswer>(`${ITEMS}/${id}/${list}/batch`, { method: "POST", body }),
  )
}

export function useCreateOffer(id: string) {
  return useItemWrite((body: Record<string, unknown>) =>
    request<ItemAnswer>(`${ITEMS}/${id}/offers`, { method: "POST", body }),
  )
}

export function useUpdateOffer() {
  return useItemWrite(({ id, body }: { id: string; body: Record<string, unknown> }) =>
    request<ItemAnswer>(`${OFFERS}/${id}`, { method: "POST", body }),
  )
}

/** Asks again for everything that shows items; used after writes that do not answer the item. */
function useForgetItems() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: itemKeys.details() })
    forgetLists(client)
  }
}

export function useDeleteOffer() {
  const forget = useForgetItems()
  return useMutation({
    mutationFn: (id: string) => request<{ id: string }>(`${OFFERS}/${id}`, { method: "DELETE" }),
    onSuccess: forget,
  })
}

export function useDeleteItem() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<{ id: string }>(`${ITEMS}/${id}`, { method: "DELETE" }),
    onSuccess: (_answer, id) => {
      // The detail query is still mounted at this moment; asking for it again would only answer 404.
      client.removeQueries({ queryKey: itemKeys.detail(id), type: "inactive" })
      forgetLists(client)
    },
  })
}

export interface ItemBatch {
  create?: Record<string, unknown>[]
  update?: ({ id: string } & Record<string, unknown>)[]
  delete?: string[]
}

export function useItemsBatch() {
  const forget = useForgetItems()
  return useMutation({
    mutationFn: (body: ItemBatch) => request<Record<string, unknown>>(`${ITEMS}/batch`, { method: "POST", body }),
    onSuccess: forget,
  })
}

/** The price the shop's grading table suggests for a used copy. */
export function useSuggestedPrice(offerId: string, base: string, currency: string) {
  return useQuery({
    queryKey: [...itemKeys.all, "suggested-price", offerId, base, currency],
    queryFn: ({ signal }) =>
      request<{ amount: string; currency_code: string }>(`${OFFERS}/${offerId}/suggested-price`, {
        query: { base, currency_code: currency },
        signal,
      }),
    enabled: offerId !== "" && /^\d+([.]\d+)?$/.test(base),
    staleTime: 60_000,
  })
}

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { RemoteSource } from "../components/combo-fields"
import { request } from "../lib/client"
import type { Query } from "../lib/query"
import type { OfferPage, RentalOffer } from "../lib/rental-types"

const OFFERS = "/admin/media/rental/offers"

export const offerKeys = {
  all: ["media", "rental-offers"] as const,
  lists: () => [...offerKeys.all, "list"] as const,
  list: (query: Query) => [...offerKeys.lists(), query] as const,
}

type OfferAnswer = { offer: RentalOffer }

const fetchOffers = (query: Query, signal?: AbortSignal) => request<OfferPage>(OFFERS, { query, signal })

/** What of a product can be rented; a product has few variants. */
export function useOffersOfProduct(productId: string) {
  const query = { product_id: productId, limit: 20 }
  return useQuery({
    queryKey: offerKeys.list(query),
    queryFn: ({ signal }) => fetchOffers(query, signal),
    select: (page) => page.offers,
    placeholderData: keepPreviousData,
  })
}

/** One offer by its id or its variant's, e.g. to name a filter or to start a form from. */
export function useOfferBy(filter: { id?: string | null; variant_id?: string | null }) {
  const query = { id: filter.id || undefined, variant_id: filter.variant_id || undefined, limit: 1 }
  return useQuery({
    queryKey: offerKeys.list(query),
    queryFn: ({ signal }) => fetchOffers(query, signal),
    select: (page) => page.offers[0] ?? null,
    enabled: query.id !== undefined || query.variant_id !== undefined,
  })
}

export const fetchOffer = (id: string) => request<OfferAnswer>(`${OFFERS}/${id}`).then((answer) => answer.offer)

/** Titles that can be rented; the choice's value is the offer's id, or with `by` the variant's. */
export const offerSource = (by: "id" | "variant_id" = "id"): RemoteSource => ({
  queryKey: [...offerKeys.all, "pick", by],
  fetchPage: async (query) => {
    const { offers, ...page } = await fetchOffers({ ...query, order: "title" })
    return { ...page, options: offers.map((offer) => ({ value: offer[by], label: offer.title })) }
  },
})

function useOfferWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    // The variant may have been made just now, or may have stopped counting stock.
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: offerKeys.all }),
        client.invalidateQueries({ queryKey: ["products"] }),
        client.invalidateQueries({ queryKey: ["media", "items"] }),
      ]),
  })
}

export function useCreateRentalOffer() {
  return useOfferWrite((body: Record<string, unknown>) => request<OfferAnswer>(OFFERS, { method: "POST", body }))
}

export function useUpdateRentalOffer() {
  return useOfferWrite(({ id, body }: { id: string; body: Record<string, unknown> }) =>
    request<OfferAnswer>(`${OFFERS}/${id}`, { method: "POST", body }),
  )
}

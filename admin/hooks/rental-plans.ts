import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { RemoteSource } from "../components/combo-fields"
import { request } from "../lib/client"
import type { PreviewRequest } from "../lib/plan-form"
import type { Query } from "../lib/query"
import type { PlanPage, PlanPreview, RatePlan } from "../lib/rental-setup-types"
import { offerKeys } from "./rental-offers"

const PLANS = "/admin/media/rental/rate-plans"

export const planKeys = {
  all: ["media", "rental-plans"] as const,
  lists: () => [...planKeys.all, "list"] as const,
  list: (query: Query) => [...planKeys.lists(), query] as const,
  detail: (id: string) => [...planKeys.all, "detail", id] as const,
  preview: (body: unknown) => [...planKeys.all, "preview", body] as const,
}

type PlanAnswer = { rate_plan: RatePlan }

export function usePlans(query: Query) {
  return useQuery({
    queryKey: planKeys.list(query),
    queryFn: ({ signal }) => request<PlanPage>(PLANS, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export const fetchPlan = (id: string, signal?: AbortSignal) =>
  request<PlanAnswer>(`${PLANS}/${id}`, { signal }).then((answer) => answer.rate_plan)

export function usePlan(id: string) {
  return useQuery({
    queryKey: planKeys.detail(id),
    queryFn: ({ signal }) => fetchPlan(id, signal),
    enabled: id !== "",
  })
}

/** Plans that an offer may use. */
export const planSource: RemoteSource = {
  queryKey: [...planKeys.all, "pick"],
  fetchPage: async (query) => {
    const { rate_plans: plans, ...page } = await request<PlanPage>(PLANS, {
      query: { ...query, active: true, order: "name" },
    })
    return { ...page, options: plans.map((plan) => ({ value: plan.id, label: plan.name })) }
  },
}

/** Prices of a draft; the last table stays on screen while the next is computed. */
export function usePlanPreview(asked: PreviewRequest | null) {
  return useQuery({
    queryKey: planKeys.preview(asked?.body ?? null),
    queryFn: ({ signal }) =>
      request<{ preview: PlanPreview }>(`${PLANS}/preview`, { method: "POST", body: asked?.body, signal }).then(
        // The answer belongs to these rows of the form, also after the form has gone on.
        ({ preview }) => ({ preview, indexes: asked?.indexes ?? [] }),
      ),
    enabled: asked !== null,
    placeholderData: (before) => before,
    staleTime: Infinity,
    retry: false,
  })
}

function usePlanWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: planKeys.lists() }),
        client.invalidateQueries({ queryKey: [...planKeys.all, "pick"] }),
        client.invalidateQueries({ queryKey: offerKeys.all }),
      ]),
  })
}

export function useSavePlan(id: string | null) {
  const client = useQueryClient()
  return usePlanWrite(async (body: Record<string, unknown>) => {
    const answer = await request<PlanAnswer>(id === null ? PLANS : `${PLANS}/${id}`, { method: "POST", body })
    client.setQueryData(planKeys.detail(answer.rate_plan.id), answer.rate_plan)
    return answer.rate_plan
  })
}

export function useDeletePlan() {
  return usePlanWrite((id: string) => request<{ id: string }>(`${PLANS}/${id}`, { method: "DELETE" }))
}

import {
  keepPreviousData,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query"
import { request } from "../lib/client"
import { chunked } from "../lib/chunked"
import type { Query } from "../lib/query"
import type { NewUnit, UnitActAnswer, UnitDetail, UnitPage, UnitRow } from "../lib/rental-copy-types"
import type { UnitStatus } from "../lib/rental-types"
import { boardKeys } from "./rental-board"
import { offerKeys } from "./rental-offers"

const UNITS = "/admin/media/rental/units"

export const copyKeys = {
  all: ["media", "rental-copies"] as const,
  lists: () => [...copyKeys.all, "list"] as const,
  list: (query: Query) => [...copyKeys.lists(), query] as const,
  details: () => [...copyKeys.all, "detail"] as const,
  detail: (id: string) => [...copyKeys.details(), id] as const,
}

const fetchUnits = (query: Query, signal?: AbortSignal) => request<UnitPage>(UNITS, { query, signal })

/** A page of copies. The previous page stays on screen while the next one loads. */
export function useCopies(query: Query, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: copyKeys.list(query),
    queryFn: ({ signal }) => fetchUnits(query, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  })
}

export const fetchCopy = (id: string, signal?: AbortSignal) =>
  request<{ unit: UnitDetail }>(`${UNITS}/${id}`, { signal }).then(({ unit }) => unit)

export function useCopy(id: string) {
  return useQuery({ queryKey: copyKeys.detail(id), queryFn: ({ signal }) => fetchCopy(id, signal) })
}

/** Most ids one question may name. */
const IDS_PER_PAGE = 100

/** Copies by their ids, in that order; a hundred per question. */
export function useCopiesById(ids: readonly string[]) {
  return useQueries({
    queries: chunked(ids, IDS_PER_PAGE).map((part) => {
      const query = { id: part, limit: IDS_PER_PAGE }
      return {
        queryKey: copyKeys.list(query),
        queryFn: ({ signal }: { signal: AbortSignal }) => fetchUnits(query, signal),
      }
    }),
    combine: (pages) => {
      const byId = new Map(pages.flatMap((page) => page.data?.units ?? []).map((unit) => [unit.id, unit]))
      return {
        copies: ids.map((id) => byId.get(id)).filter((unit): unit is UnitRow => unit !== undefined),
        isPending: pages.some((page) => page.isPending),
        error: pages.find((page) => page.error)?.error ?? null,
        refetch: () => pages.forEach((page) => void page.refetch()),
      }
    },
  })
}

/** How many copies of an offer are in each of the groups of statuses. */
export function useCopyCounts(offerId: string, groups: readonly (readonly UnitStatus[])[]) {
  return useQueries({
    queries: groups.map((status) => {
      const query = { offer_id: offerId, status, limit: 1 }
      return {
        queryKey: copyKeys.list(query),
        queryFn: ({ signal }: { signal: AbortSignal }) => fetchUnits(query, signal),
        select: (page: UnitPage) => page.count,
      }
    }),
  })
}

/** What shows copies elsewhere. */
function forgetCopies(client: QueryClient): Promise<unknown> {
  const keys = [copyKeys.lists(), boardKeys.all, offerKeys.all, ["media", "rentals"]]
  return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}

export interface Intake {
  body: Record<string, unknown>
  /** A second try after a lost answer must not take the copies in twice. */
  key: string
}

export function useTakeIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ body, key }: Intake) =>
      request<{ units: NewUnit[]; count: number }>(`${UNITS}/bulk`, { method: "POST", body, idempotencyKey: key }),
    onSuccess: () => forgetCopies(client),
  })
}

/** What can be done with a copy; `edit` is the copy's own route. */
export type CopyAct = "edit" | "downtime" | "shelve" | "retire" | "sell" | "found"

export interface CopyActInput {
  id: string
  act: CopyAct
  body: Record<string, unknown>
}

export function useCopyAct() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, act, body }: CopyActInput) =>
      request<UnitActAnswer>(`${UNITS}/${id}${act === "edit" ? "" : `/${act}`}`, { method: "POST", body }),
    onSuccess: async (_answer, { id }) => {
      await client.invalidateQueries({ queryKey: copyKeys.detail(id) })
      await forgetCopies(client)
    },
  })
}

export function useDeleteCopy() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<{ id: string }>(`${UNITS}/${id}`, { method: "DELETE" }),
    onSuccess: (_answer, id) => {
      // The detail query is still mounted at this moment; asking for it again would only answer 404.
      client.removeQueries({ queryKey: copyKeys.detail(id), type: "inactive" })
      return forgetCopies(client)
    },
  })
}

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { CounterApi } from "../lib/counter/desk"
import type {
  BulkReturnAnswer,
  CounterUnit,
  FoundAnswer,
  HandOutAnswer,
  MoneyPreview,
  PickAnswer,
  ReturnAnswer,
  ReturnPreview,
  ScanAnswer,
  WalkInAnswer,
  WalkInPreview,
} from "../lib/rental-types"

const RENTAL = "/admin/media/rental"

const post = <T>(path: string, body: unknown, idempotencyKey: string) =>
  request<T>(`${RENTAL}${path}`, { method: "POST", body, idempotencyKey })

/** The counter's own routes. */
export const counterApi: CounterApi = {
  scan: (body, key) => post<ScanAnswer>("/scan", body, key),
  pick: (body, key) => post<PickAnswer>("/picks", body, key),
  handOut: (body, key) => post<HandOutAnswer>("/handouts", body, key),
  previewReturn: (body, key) =>
    post<{ preview: ReturnPreview }>("/returns/preview", body, key).then((answer) => answer.preview),
  takeBack: (body, key) => post<ReturnAnswer>("/returns", body, key),
  takeBackAll: (body, key) => post<BulkReturnAnswer>("/returns/bulk", body, key),
  inspect: (body, key) => post<ReturnAnswer>("/inspections", body, key),
  previewFound: (id, body, key) =>
    post<{ preview: MoneyPreview | null }>(`/units/${id}/found/preview`, body, key).then((answer) => answer.preview),
  found: (id, body, key) => post<FoundAnswer>(`/units/${id}/found`, body, key),
  shelve: (id, body, key) =>
    post<{ unit: CounterUnit }>(`/units/${id}/shelve`, body, key).then((answer) => answer.unit),
  walkIn: (body, key) => post<WalkInAnswer>("/walk-ins", body, key),
}

export const counterKeys = {
  all: ["media", "rental-counter"] as const,
  walkIn: (body: unknown) => [...counterKeys.all, "walk-in", body] as const,
}

/**
 * What the basket costs. A price is good for a moment only, as a day may end; `body` is null while something is
 * missing. The price before stays in sight while the next one is asked for.
 */
export function useWalkInPreview(body: Record<string, unknown> | null) {
  return useQuery<WalkInPreview>({
    queryKey: counterKeys.walkIn(body),
    queryFn: ({ signal }) =>
      request<{ preview: WalkInPreview }>(`${RENTAL}/walk-ins/preview`, { method: "POST", body, signal }).then(
        (answer) => answer.preview,
      ),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { newRequestId, request } from "../lib/client"
import { SendOnce } from "../lib/counter/once"
import type { Query } from "../lib/query"
import type { HoldPage, HoldRow } from "../lib/rental-types"

const HOLDS = "/admin/media/rental/holds"

export const holdKeys = {
  all: ["media", "rental-holds"] as const,
  list: (query: Query) => [...holdKeys.all, "list", query] as const,
}

/** A page of the queue. The previous page stays on screen while the next one loads. */
export function useHolds(query: Query) {
  return useQuery({
    queryKey: holdKeys.list(query),
    queryFn: ({ signal }) => request<HoldPage>(HOLDS, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

type HoldAnswer = { hold: HoldRow }

function useHoldWrite<Input>(path: (input: Input) => string, bodyOf: (input: Input) => Record<string, unknown>) {
  const client = useQueryClient()
  const once = useMemo(() => new SendOnce(newRequestId), [])
  return useMutation({
    mutationFn: (input: Input) =>
      once.send({ path: path(input), body: bodyOf(input) }, (all, idempotencyKey) =>
        request<HoldAnswer>(all.path, { method: "POST", body: all.body, idempotencyKey }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: holdKeys.all }),
  })
}

/** Puts a customer into the queue for a title. */
export function useCreateHold() {
  return useHoldWrite(
    () => HOLDS,
    (body: Record<string, unknown>) => body,
  )
}

/** One act on a hold: another priority, a pause, an end. */
export function useUpdateHold() {
  return useHoldWrite(
    ({ hold }: { hold: HoldRow; body: Record<string, unknown> }) => `${HOLDS}/${hold.id}`,
    ({ hold, body }) => ({ version: hold.version, ...body }),
  )
}

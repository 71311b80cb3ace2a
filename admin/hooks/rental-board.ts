import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Query } from "../lib/query"
import type { Board } from "../lib/rental-copy-types"

export const boardKeys = {
  all: ["media", "rental-board"] as const,
  board: (query: Query) => [...boardKeys.all, query] as const,
}

/** Copies by days. Asked again every minute: at the counter things go on. */
export function useBoard(query: Query, enabled: boolean) {
  return useQuery({
    queryKey: boardKeys.board(query),
    queryFn: ({ signal }) => request<Board>("/admin/media/rental/board", { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    enabled,
  })
}

/** Moves a booking to a copy, or to whichever has room. */
export function useReseat() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ rental_id, unit_id }: { rental_id: string; unit_id?: string }) =>
      request<Record<string, unknown>>(`/admin/media/rental/orders/${rental_id}/reseat`, {
        method: "POST",
        body: unit_id === undefined ? {} : { unit_id },
      }),
    onSuccess: () =>
      Promise.all(
        [boardKeys.all, ["media", "rental-copies"], ["media", "rentals"]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

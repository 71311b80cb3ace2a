import { useQuery } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Health } from "../lib/system-types"

export const healthKeys = { all: ["media", "health"] as const }

export function useHealth() {
  return useQuery({
    queryKey: healthKeys.all,
    queryFn: ({ signal }) => request<Health>("/admin/media/system/health", { signal }),
    refetchInterval: 60_000,
  })
}

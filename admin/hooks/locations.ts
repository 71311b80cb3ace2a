import { useQuery } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Location } from "../lib/rental-types"

export const locationKeys = { all: ["media", "locations"] as const }

/** The shop's stock locations by name; more than a hundred counters no choice would show anyway. */
export function useLocations() {
  return useQuery({
    queryKey: locationKeys.all,
    queryFn: ({ signal }) =>
      request<{ stock_locations: Location[] }>("/admin/stock-locations", {
        query: { fields: "id,name", order: "name", limit: 100 },
        signal,
      }).then((answer) => answer.stock_locations),
    staleTime: 300_000,
  })
}

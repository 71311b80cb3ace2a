import { useQuery } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Grade, Page } from "../lib/types"

export const gradeKeys = { all: ["media", "grades"] as const }

export function useGrades() {
  return useQuery({
    queryKey: gradeKeys.all,
    queryFn: ({ signal }) =>
      request<Page<"grades", Grade>>("/admin/media/catalog/grades", { query: { limit: 100 }, signal }).then(
        (page) => page.grades,
      ),
    staleTime: 60_000,
  })
}

import { useMutation, useQuery } from "@tanstack/react-query"
import { request, requestFile } from "../lib/client"
import { saveFile } from "../lib/save-file"
import type { Query } from "../lib/query"
import type { Report, ReportName } from "../lib/reports"

const REPORTS = "/admin/media/rental/reports"

export const reportKeys = {
  all: ["media", "rental-reports"] as const,
  report: (name: ReportName, query: Query) => [...reportKeys.all, name, query] as const,
}

export function useReport<N extends ReportName>(name: N, query: Query) {
  return useQuery({
    queryKey: reportKeys.report(name, query),
    queryFn: ({ signal }) => request<Report<N>>(`${REPORTS}/${name}`, { query, signal }),
    // Another page of the same report may stand there meanwhile; another report's rows may not.
    placeholderData: (before, previous) => (previous?.queryKey[2] === name ? before : undefined),
  })
}

/** All rows of a report as a file. */
export function useReportExport() {
  return useMutation({
    mutationFn: async ({ name, query }: { name: ReportName; query: Query }) =>
      saveFile(await requestFile(`${REPORTS}/${name}`, { ...query, format: "csv" })),
  })
}

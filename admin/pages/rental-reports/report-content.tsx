import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useReport } from "../../hooks/rental-reports"
import { useLanguage } from "../../hooks/use-language"
import type { UrlList } from "../../hooks/use-url-list"
import { formatDateTime } from "../../lib/format"
import type { Query } from "../../lib/query"
import type { Report, ReportName } from "../../lib/reports"
import { formatDate } from "../../lib/shop-clock"
import { ReportChart } from "./report-chart"
import { ReportTable } from "./report-table"
import { ReportTotals } from "./report-totals"
import type { ReportFilter } from "./reports-page"

interface Props {
  name: ReportName
  query: Query
  list: UrlList<ReportFilter>
}

/** Totals, a picture of the highest, and every row. */
export function ReportContent({ name, query, list }: Props) {
  const { t } = useTranslation("media")
  const { data, error, isPending, isFetching, isPlaceholderData, refetch } = useReport(name, query)
  const what = t(`reports.name.${name}`)
  if (isPending) return <SectionSkeleton bare rows={6} what={what} />
  if (!data) return <Failure bare error={error} what={t("reports.failed")} onRetry={() => void refetch()} />
  const report = data as Report<ReportName>
  return (
    <div className={isPlaceholderData ? "divide-y opacity-60" : "divide-y"} aria-busy={isFetching && isPlaceholderData}>
      <ReportTotals name={name} report={report} />
      <AsOf name={name} report={report} />
      {report.count === 0 ? (
        <Empty bare title={t(`reports.empty.${name}`)} message={t("reports.emptyHint")} />
      ) : (
        <>
          <ReportChart name={name} rows={report.rows} />
          <ReportTable name={name} report={report} list={list} />
        </>
      )}
    </div>
  )
}

/** Which days the figures are for, and how old they are. */
function AsOf({ name, report }: { name: ReportName; report: Report<ReportName> }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const time = formatDateTime(report.as_of, language)
  return (
    <Text size="xsmall" className="text-ui-fg-subtle px-6 py-2 tabular-nums">
      {name === "roi"
        ? t("reports.asOfLife", { time })
        : t("reports.asOf", {
            from: formatDate(report.from, language),
            to: formatDate(report.to, language),
            time,
          })}
    </Text>
  )
}

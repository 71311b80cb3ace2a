import { Text } from "@medusajs/ui"
import { Fragment } from "react"
import { useTranslation } from "react-i18next"
import { REPORT_FIGURES, type Figure, type Report, type ReportName } from "../../lib/reports"
import { useFigureText } from "./use-figure-text"

const OVERDUE_TOTALS: readonly Figure[] = [
  { key: "overdue", kind: "count" },
  { key: "returned", kind: "count" },
  { key: "returned_late", kind: "count" },
  { key: "late_rate", kind: "share" },
]

/** The figures of everything together; of returns on money one set per currency. */
export function ReportTotals({ name, report }: { name: ReportName; report: Report<ReportName> }) {
  const figures =
    name === "overdue"
      ? OVERDUE_TOTALS
      : REPORT_FIGURES[name].filter(({ kind }) => kind !== "date" && kind !== "instant")
  const sets = name === "roi" ? (report as Report<"roi">).totals.by_currency : [report.totals]
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 px-6 py-4 md:grid-cols-4 xl:grid-cols-8">
      {sets.map((set, index) => (
        <Fragment key={index}>
          {figures.map((figure) => (
            <Total key={figure.key} figure={figure} set={set} />
          ))}
        </Fragment>
      ))}
    </dl>
  )
}

function Total({ figure, set }: { figure: Figure; set: object }) {
  const { t } = useTranslation("media")
  const text = useFigureText()
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="txt-compact-xsmall text-ui-fg-subtle truncate" title={t(`reports.figure.${figure.key}`)}>
        {t(`reports.figure.${figure.key}`)}
      </dt>
      <dd>
        <Text size="large" leading="compact" weight="plus" className="tabular-nums">
          {text(set, figure.key, figure.kind)}
        </Text>
      </dd>
    </div>
  )
}

import { clx } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { chartBars, REPORT_CHARTS, type ChartBar, type ReportName, type ReportRows } from "../../lib/reports"
import { useFigureText } from "./use-figure-text"

type Row = ReportRows[ReportName]

/** Parts of a bar by colour and pattern. */
const PARTS = [
  { className: "bg-ui-tag-blue-icon", style: undefined },
  {
    className: "bg-ui-tag-orange-icon",
    style: { backgroundImage: "repeating-linear-gradient(45deg, rgba(255,255,255,.45) 0 3px, transparent 3px 7px)" },
  },
] as const

/** The highest rows as bars; the table below says the same in figures. */
export function ReportChart({ name, rows }: { name: ReportName; rows: readonly Row[] }) {
  const { t } = useTranslation("media")
  const text = useFigureText()
  const id = useId()
  const spec = REPORT_CHARTS[name]
  const bars = chartBars<Row>(rows, spec)
  const first = bars[0]
  if (!first) return null
  const figures = (row: Row) => spec.parts.map((part) => text(row, part, spec.kind)).join(" + ")
  return (
    <figure className="px-6 py-4" aria-labelledby={id}>
      <figcaption id={id} className="flex flex-wrap items-center justify-between gap-2 pb-3">
        <span className="txt-compact-small-plus">{t(`reports.chart.${name}`, { count: bars.length })}</span>
        <span className="sr-only">
          {t("reports.chart.summary", { title: nameOf(first.row), figure: figures(first.row) })}
        </span>
        {spec.parts.length > 1 && <Legend parts={spec.parts} />}
      </figcaption>
      <div className="flex flex-col gap-y-1.5" aria-hidden>
        {bars.map((bar, index) => (
          <Bar key={index} bar={bar} name={nameOf(bar.row)} figures={figures(bar.row)} />
        ))}
      </div>
    </figure>
  )
}

const nameOf = (row: Row): string => ("barcode" in row ? `${row.title} · ${row.barcode}` : row.title)

function Bar({ bar, name, figures }: { bar: ChartBar<Row>; name: string; figures: string }) {
  return (
    <div className="flex items-center gap-x-3">
      <span className="txt-compact-xsmall text-ui-fg-subtle w-40 shrink-0 truncate text-right md:w-56" title={name}>
        {name}
      </span>
      <span className="bg-ui-bg-subtle flex h-4 min-w-0 flex-1 overflow-hidden rounded-sm">
        {bar.widths.map((width, part) => (
          <span
            key={part}
            className={clx("h-full", bar.isNegative ? "bg-ui-tag-red-icon" : PARTS[part]?.className)}
            style={{ width: `${width * 100}%`, ...(bar.isNegative ? PARTS[1].style : PARTS[part]?.style) }}
          />
        ))}
      </span>
      <span className="txt-compact-xsmall w-24 shrink-0 text-right tabular-nums">{figures}</span>
    </div>
  )
}

function Legend({ parts }: { parts: readonly string[] }) {
  const { t } = useTranslation("media")
  return (
    <span className="flex items-center gap-x-4">
      {parts.map((part, index) => (
        <span key={part} className="flex items-center gap-x-1.5">
          <span
            aria-hidden
            className={clx("h-3 w-3 rounded-sm", PARTS[index]?.className)}
            style={PARTS[index]?.style}
          />
          <span className="txt-compact-xsmall text-ui-fg-subtle">{t(`reports.figure.${part}`)}</span>
        </span>
      ))}
    </span>
  )
}

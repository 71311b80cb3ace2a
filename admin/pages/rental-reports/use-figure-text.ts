import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../../hooks/use-language"
import { formatAmount, formatDateTime } from "../../lib/format"
import { formatNumber, formatShare } from "../../lib/rental-format"
import type { Money } from "../../lib/rental-types"
import type { FigureKind } from "../../lib/reports"
import { formatDate } from "../../lib/shop-clock"

type Row = Record<string, unknown>

/** A figure as people read it; the chart and the table say the same. */
export function useFigureText(): (row: object, key: string, kind: FigureKind) => string {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return useCallback(
    (source, key, kind) => {
      const row = source as Row
      const value = row[key]
      if (value === null || value === undefined) return "–"
      switch (kind) {
        case "share":
          return formatShare(Number(value), language)
        case "money":
          return formatAmount(String(value), String(row.currency_code), language)
        case "date":
          return formatDate(String(value).slice(0, 10), language)
        case "instant":
          return formatDateTime(String(value), language)
        case "late":
          return t(row.late_unit === "hour" ? "reports.lateHours" : "reports.lateDays", { count: Number(value) })
        case "sums": {
          const sums = value as Money[]
          return sums.length > 0
            ? sums.map((sum) => formatAmount(sum.amount, sum.currency_code, language)).join(" · ")
            : "–"
        }
        default:
          return formatNumber(Number(value), language)
      }
    },
    [t, language],
  )
}

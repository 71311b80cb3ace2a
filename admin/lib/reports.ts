import type { Money, Renter } from "./rental-types"

export const REPORTS = ["utilisation", "roi", "demand", "overdue", "losses"] as const
export type ReportName = (typeof REPORTS)[number]

interface TitleRow {
  variant_id: string
  product_id: string
  title: string
  media_type: string
}

export interface UtilisationFigures {
  copies: number
  rentals: number
  out_days: number
  rentable_days: number
  downtime_days: number
  idle_days: number
  utilisation: number | null
  turns: number | null
}
export interface RoiFigures {
  currency_code: string
  copies: number
  revenue: string
  purchase_cost: string | null
  roi: number | null
}
export interface DemandFigures {
  seated: number
  refused: number
  holds_joined: number
  fill_rate: number | null
  unmet: number
}
export interface LossFigures {
  rentals: number
  lost: number
  found: number
  bought_out: number
  loss_rate: number | null
  missing_now: number
  charged: Money[]
}
export interface OverdueRow {
  rental_id: string
  display_no: number
  variant_id: string
  product_id: string
  title: string
  barcode: string
  customer: Renter
  location_id: string
  due_at: string
  late_count: number
  late_unit: "day" | "hour"
  accrued: string
  currency_code: string
}

export interface ReportRows {
  utilisation: TitleRow & UtilisationFigures
  roi: TitleRow & RoiFigures & { payback_date: string | null }
  demand: TitleRow & DemandFigures
  overdue: OverdueRow
  losses: TitleRow & LossFigures
}

export interface ReportTotals {
  utilisation: UtilisationFigures
  roi: { by_currency: RoiFigures[] }
  demand: DemandFigures
  overdue: { overdue: number; returned: number; returned_late: number; late_rate: number | null }
  losses: LossFigures
}

export interface Report<N extends ReportName> {
  rows: ReportRows[N][]
  totals: ReportTotals[N]
  from: string
  to: string
  as_of: string
  count: number
  offset: number
  limit: number
}

/** How a figure is read. */
export type FigureKind = "count" | "days" | "share" | "money" | "date" | "instant" | "sums" | "late"

/** A column after the name: which property of a row, and how it is read. */
export interface Figure {
  key: string
  kind: FigureKind
}

const figures = (kind: FigureKind, ...keys: string[]): Figure[] => keys.map((key) => ({ key, kind }))

/** What each report shows beside whom or what a row is about. */
export const REPORT_FIGURES: Record<ReportName, readonly Figure[]> = {
  utilisation: [
    ...figures("count", "copies", "rentals"),
    ...figures("days", "out_days", "rentable_days", "downtime_days", "idle_days"),
    ...figures("share", "utilisation"),
    ...figures("count", "turns"),
  ],
  roi: [
    ...figures("count", "copies"),
    ...figures("money", "revenue", "purchase_cost"),
    ...figures("share", "roi"),
    ...figures("date", "payback_date"),
  ],
  demand: [...figures("count", "seated", "refused", "holds_joined", "unmet"), ...figures("share", "fill_rate")],
  overdue: [...figures("instant", "due_at"), ...figures("late", "late_count"), ...figures("money", "accrued")],
  losses: [
    ...figures("count", "rentals", "lost", "found", "bought_out", "missing_now"),
    ...figures("share", "loss_rate"),
    ...figures("sums", "charged"),
  ],
}

/** Parts of a bar, drawn one after another; the first is the one rows are ranked by together with the others. */
export interface ChartSpec {
  parts: readonly string[]
  kind: FigureKind
}

export const REPORT_CHARTS: Record<ReportName, ChartSpec> = {
  utilisation: { parts: ["utilisation"], kind: "share" },
  roi: { parts: ["roi"], kind: "share" },
  demand: { parts: ["seated", "unmet"], kind: "count" },
  overdue: { parts: ["late_count"], kind: "late" },
  losses: { parts: ["lost", "bought_out"], kind: "count" },
}

/** Bars a reader can still compare. */
const MAX_BARS = 12

export interface ChartBar<R> {
  row: R
  /** Share of the widest bar, 0 to 1, for each part. */
  widths: number[]
  /** Below zero: drawn the other way. */
  isNegative: boolean
}

/**
 * The rows with the highest figures as bars; one without a figure has none.
 *
 * @example chartBars([{ roi: 0.5 }, { roi: -0.25 }], { parts: ["roi"], kind: "share" }).map((bar) => bar.widths)
 * // [[1], [0.5]]
 */
export function chartBars<R extends object>(rows: readonly R[], { parts }: Pick<ChartSpec, "parts">): ChartBar<R>[] {
  const valued = rows.flatMap((row) => {
    const values = parts.map((part) => (row as Record<string, unknown>)[part])
    return values.some((value) => typeof value !== "number") ? [] : [{ row, values: values as number[] }]
  })
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  const top = valued.sort((a, b) => total(b.values) - total(a.values)).slice(0, MAX_BARS)
  const widest = Math.max(...top.map(({ values }) => Math.abs(total(values))), 0)
  return top.map(({ row, values }) => ({
    row,
    widths: values.map((value) => (widest === 0 ? 0 : Math.abs(value) / widest)),
    isNegative: total(values) < 0,
  }))
}

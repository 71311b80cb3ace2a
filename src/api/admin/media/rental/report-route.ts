import type { MedusaContainer } from "@medusajs/framework/types"
import type { ZodType, z } from "@medusajs/framework/zod"
import { toCsv, type CsvColumn } from "../../../../lib/csv"
import { MediaError, invalid } from "../../../../lib/errors"
import { checkPermission } from "../../../../lib/permission"
import { route, type MediaRouteHandler } from "../../../../lib/route"
import { requireLocations } from "../../../../workflows/rental/readers/locations"
import {
  windowOf,
  type Report,
  type ReportQuery,
  type ReportWindow,
} from "../../../../workflows/rental/readers/reports/window"
import { MAX_EXPORT, reportQuery } from "./report-validators"

interface ReportSpec<Row, Totals> {
  name: string
  summary: string
  description?: string
  response: ZodType
  read: (container: MedusaContainer, query: ReportQuery, window: ReportWindow) => Promise<Report<Row, Totals>>
  columns: CsvColumn<Row>[]
}

type Query = z.output<typeof reportQuery>

/** `GET /reports/<name>`: a page of rows with totals as JSON, or every row as CSV. */
export function reportRoute<Row, Totals>(spec: ReportSpec<Row, Totals>): MediaRouteHandler {
  const { name, read, columns, ...rest } = spec
  return route(
    {
      ...rest,
      permission: "rental.report:read",
      query: reportQuery,
      errors: { 400: ["media_query", "media_rental_period"], 404: ["media_rental_location_not_found"] },
    },
    async (req, { query }, res) => {
      await check(req.scope, query)
      const window = await windowOf(req.scope, query, new Date())
      if (query.format === "csv") {
        await checkPermission(req, "rental.report:export")
        const { rows, count } = await read(req.scope, { ...query, limit: MAX_EXPORT, offset: 0 }, window)
        if (count > MAX_EXPORT) throw tooMany(count)
        res.setHeader("Content-Type", "text/csv; charset=utf-8")
        res.setHeader("Content-Disposition", `attachment; filename="${name}-${window.from_date}-${window.to_date}.csv"`)
        res.status(200).send(toCsv(columns, rows))
        return
      }
      const report = await read(req.scope, query, window)
      const { limit, offset } = query
      return {
        ...report,
        from: window.from_date,
        to: window.to_date,
        as_of: window.as_of.toISOString(),
        limit,
        offset,
      }
    },
  )
}

async function check(container: MedusaContainer, { from, to, location_id }: Query): Promise<void> {
  if (from && to && to < from) {
    throw invalid([{ path: "to", code: "media_rental_period", message: `${to} is before ${from}` }])
  }
  if (location_id) await requireLocations(container, [location_id])
}

function tooMany(count: number): MediaError {
  return new MediaError(
    "invalid_data",
    "media_query",
    `format: ${count} rows are more than ${MAX_EXPORT}; narrow it down`,
  )
}

/** The columns every report of titles begins with. */
export const titleColumns: CsvColumn<{ title: string; media_type: string; variant_id: string }>[] = [
  { name: "title", value: (row) => row.title },
  { name: "media_type", value: (row) => row.media_type },
  { name: "variant_id", value: (row) => row.variant_id },
]

/** A column per property. */
export const columnsOf = <Row extends object>(...names: (keyof Row & string)[]): CsvColumn<Row>[] =>
  names.map((name) => ({ name, value: (row) => row[name] as string | number | null }))

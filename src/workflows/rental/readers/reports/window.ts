import type { MedusaContainer } from "@medusajs/framework/types"
import { addDays } from "../../../../modules/rental/domain/dates"
import { DEFAULT_CALENDAR, instantAt, localDateOf } from "../../../../modules/rental/domain/shop-time"
import { allOf, fragment, select, type Fragment } from "../../../lib/sql"

/** What every report may be narrowed to. */
export interface ReportQuery {
  location_id?: string | undefined
  variant_id?: string | undefined
  /** First and last day, both counted, local to the location; UTC without one. */
  from?: string | undefined
  to?: string | undefined
  limit: number
  offset: number
}

/** The days as instants, `[from, until)`; nothing is reported that has not happened yet. */
export interface ReportWindow {
  from: Date
  until: Date
  from_date: string
  to_date: string
  as_of: Date
}

/** Days a report covers when none are named. */
const DEFAULT_DAYS = 90

/** A page of rows with what they sum to over all pages. */
export interface Report<Row, Totals> {
  rows: Row[]
  count: number
  totals: Totals
}

export async function windowOf(container: MedusaContainer, query: ReportQuery, now: Date): Promise<ReportWindow> {
  const tz = await zoneOf(container, query.location_id)
  const today = localDateOf(now, tz)
  const to_date = query.to ?? today
  const from_date = query.from ?? addDays(to_date, 1 - DEFAULT_DAYS)
  const until = instantAt(addDays(to_date, 1), "00:00", tz)
  return {
    from: instantAt(from_date, "00:00", tz),
    until: until < now ? until : now,
    from_date,
    to_date,
    as_of: now,
  }
}

async function zoneOf(container: MedusaContainer, locationId: string | undefined): Promise<string> {
  if (!locationId) return DEFAULT_CALENDAR.tz
  const [row] = await select<{ tz: string }>(
    container,
    `select tz from media_rental_calendar where location_id = ? and deleted_at is null`,
    [locationId],
  )
  return row?.tz ?? DEFAULT_CALENDAR.tz
}

/** Copies of the report, as a condition on `media_rental_unit u`. */
export function unitsOfReport({ location_id, variant_id }: ReportQuery): Fragment {
  return allOf([
    fragment("u.deleted_at is null"),
    ...(location_id ? [fragment("u.home_location_id = ?", location_id)] : []),
    ...(variant_id ? [fragment("u.variant_id = ?", variant_id)] : []),
  ])
}

/** Share of the whole, to four decimals; `null` where there is no whole. */
export const share = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null

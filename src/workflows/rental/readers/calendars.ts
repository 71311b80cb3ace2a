import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { ShopCalendar } from "../../../modules/rental/domain/shop-time"
import { allOf, among, contains, fragment, isoText, selectPage, type ListSource, type Page } from "../../lib/sql"

/** A location's calendar with its name. */
export interface AdminCalendar extends ShopCalendar {
  id: string
  location_id: string
  location_name: string | null
  version: number
  created_at: string
  updated_at: string
}

export interface CalendarFilters {
  q?: string | undefined
  id?: string[] | undefined
  location_id?: string[] | undefined
}
type CalendarOrder = "location_name" | "created_at" | "updated_at"

const SOURCE: ListSource<CalendarOrder> = {
  columns: `c.id, c.location_id, l.name as location_name, c.tz, c.open_dows, c.closed_dates, c.pickup_from, c.due_time,
    c.version, ${isoText("c.created_at")} as created_at, ${isoText("c.updated_at")} as updated_at`,
  from: `from media_rental_calendar c left join stock_location l on l.id = c.location_id and l.deleted_at is null`,
  key: "c.id",
  orders: { location_name: "lower(l.name)", created_at: "c.created_at", updated_at: "c.updated_at" },
}

/** One page of calendars. */
export async function adminCalendars(
  container: MedusaContainer,
  page: Page<CalendarFilters, CalendarOrder>,
): Promise<{ calendars: AdminCalendar[]; count: number }> {
  const { q, id, location_id } = page.filters
  const condition = allOf([
    fragment("c.deleted_at is null"),
    ...among("c.id", id),
    ...among("c.location_id", location_id),
    ...(q ? [contains(q, ["l.name", "c.tz"])] : []),
  ])
  const { rows, count } = await selectPage<AdminCalendar, CalendarOrder>(container, SOURCE, condition, page)
  return { calendars: rows, count }
}

/** @throws 404 `media_rental_calendar_not_found` */
export async function adminCalendar(container: MedusaContainer, id: string): Promise<AdminCalendar> {
  const page = { filters: { id: [id] }, order: "location_name" as const, limit: 1, offset: 0 }
  const { calendars } = await adminCalendars(container, page)
  if (calendars[0]) return calendars[0]
  throw new MediaError("not_found", "media_rental_calendar_not_found", `calendar ${id} does not exist`)
}

import type { MedusaContainer } from "@medusajs/framework/types"
import type { Channel, Fulfilment, RentalStatus, UnitStatus } from "../../../modules/rental/domain/enums"
import { formatMoney } from "../../../modules/rental/domain/money"
import { allOf, fragment, select, type Fragment } from "../../lib/sql"
import { RENTER, overdueAt, rentalCondition, type RentalFilters } from "./rental-filters"

export type { RentalFilters } from "./rental-filters"

/** A rental order with the names around it. */
export interface RentalRow {
  id: string
  display_no: number
  channel: Channel
  external_id: string | null
  cart_id: string | null
  order_id: string | null
  order_display_id: number | null
  order_line_id: string | null
  customer_id: string
  customer: { id: string; name: string | null; email: string | null }
  offer_id: string
  product_id: string
  variant_id: string
  title: string
  media_type: string
  unit_id: string
  unit: { id: string; barcode: string; status: UnitStatus }
  allocation_id: string
  location_id: string
  location_name: string | null
  return_location_id: string | null
  fulfilment: Fulfilment
  start_date: string
  due_date: string
  late_due_date: string
  tz: string
  days: number
  starts_at: string
  due_at: string
  late_after: string | null
  status: RentalStatus
  overdue: boolean
  at_risk: boolean
  out_at: string | null
  returned_at: string | null
  inspected_at: string | null
  closed_at: string | null
  cancel_reason: string | null
  extension_count: number
  currency_code: string
  price_amount: string
  deposit_share: string
  replacement_value: string
  version: number
  created_at: string
  updated_at: string
}

export const RENTAL_ORDERS = [
  "display_no",
  "start_date",
  "due_at",
  "out_at",
  "returned_at",
  "created_at",
  "title",
] as const
export type RentalOrderBy = (typeof RENTAL_ORDERS)[number]

export interface RentalPage {
  filters: RentalFilters
  order: RentalOrderBy | `-${RentalOrderBy}`
  limit: number
  offset: number
}

/** Text of the code, never of a caller. */
const ORDERS: Record<RentalOrderBy, string> = {
  display_no: "r.display_no",
  start_date: "r.start_date",
  due_at: "r.due_at",
  out_at: "r.out_at",
  returned_at: "r.returned_at",
  created_at: "r.created_at",
  title: "f.title",
}

const FROM = `from media_rental_order r
  join media_rental_allocation a on a.id = r.allocation_id
  join media_rental_unit u on u.id = r.unit_id
  left join media_rental_offer f on f.id = r.offer_id
  left join "order" o on o.id = r.order_id
  left join customer c on c.id = ${RENTER}
  left join stock_location l on l.id = r.location_id`

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const COLUMNS = `r.id, r.display_no, r.channel, r.external_id, r.cart_id, r.order_id, o.display_id as order_display_id,
  r.order_line_id, ${RENTER} as customer_id,
  json_build_object('id', ${RENTER}, 'name', nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), ''),
    'email', c.email) as customer,
  r.offer_id, coalesce(f.product_id, r.title_snapshot->>'product_id', '') as product_id, r.variant_id,
  coalesce(f.title, r.title_snapshot->>'title', '') as title,
  coalesce(f.media_type, r.title_snapshot->>'media_type', '') as media_type,
  r.unit_id, json_build_object('id', u.id, 'barcode', u.barcode, 'status', u.status) as unit, r.allocation_id,
  r.location_id, l.name as location_name, r.return_location_id, r.fulfilment, r.start_date, r.due_date, r.late_due_date,
  r.tz, r.days, ${iso("r.starts_at")} as starts_at, ${iso("r.due_at")} as due_at,
  ${iso("a.late_after")} as late_after, r.status, r.at_risk, ${iso("r.out_at")} as out_at,
  ${iso("r.returned_at")} as returned_at, ${iso("r.inspected_at")} as inspected_at,
  ${iso("r.closed_at")} as closed_at, r.cancel_reason, r.extension_count, r.currency_code,
  r.price_amount::text as price_amount, r.deposit_share::text as deposit_share,
  r.replacement_value::text as replacement_value, r.version, ${iso("r.created_at")} as created_at,
  ${iso("r.updated_at")} as updated_at`

/** One page of rental orders, two statements whatever their number. */
export async function adminRentals(
  container: MedusaContainer,
  page: RentalPage,
  now: Date = new Date(),
): Promise<{ orders: RentalRow[]; count: number }> {
  const condition = rentalCondition(page.filters, now)
  const direction = page.order.startsWith("-") ? "desc" : "asc"
  const column = ORDERS[page.order.replace("-", "") as RentalOrderBy]
  const tail = fragment(
    `order by ${column} ${direction} nulls last, r.id ${direction} limit ? offset ?`,
    page.limit,
    page.offset,
  )
  const [orders, count] = await Promise.all([
    rentalsWhere(container, { condition, tail, now }),
    countRentals(container, condition),
  ])
  return { orders, count }
}

/** How many rentals a condition of ours holds for. */
export async function countRentals(container: MedusaContainer, condition: Fragment): Promise<number> {
  const [total] = await select<{ count: number }>(
    container,
    `select count(*)::int as count ${FROM} where ${condition.sql}`,
    condition.bindings,
  )
  return total?.count ?? 0
}

/** Rental rows under a condition of ours on `r`, `a`, `u`, `f`, `o`, `c`; `tail` orders and limits them. */
export async function rentalsWhere(
  container: MedusaContainer,
  { condition, tail, now }: { condition: Fragment; tail: Fragment; now: Date },
): Promise<RentalRow[]> {
  const overdue = overdueAt(now)
  const rows = await select<RentalRow>(
    container,
    `select ${COLUMNS}, coalesce(${overdue.sql}, false) as overdue ${FROM} where ${condition.sql} ${tail.sql}`,
    [...overdue.bindings, ...condition.bindings, ...tail.bindings],
  )
  return rows.map(inFull)
}

/** Rental rows by id, in the order of the ids; unknown ones are left out. */
export async function rentalsById(
  container: MedusaContainer,
  ids: readonly string[],
  now: Date = new Date(),
): Promise<RentalRow[]> {
  const condition = fragment("r.id = any(?) and r.deleted_at is null", ids)
  const rows = await rentalsWhere(container, { condition, tail: fragment("limit ?", ids.length), now })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** How many rentals the saved views of the list hold; one statement. */
export async function rentalCounts(
  container: MedusaContainer,
  { location_id }: { location_id?: string[] | undefined } = {},
  now: Date = new Date(),
): Promise<Record<"open" | "out" | "to_pick" | "due_today" | "overdue" | "at_risk", number>> {
  const where = allOf([
    fragment("r.deleted_at is null and r.status in ('reserved', 'ready', 'out')"),
    ...(location_id?.length ? [fragment("r.location_id = any(?)", location_id)] : []),
  ])
  const views = {
    to_pick: rentalCondition({ to_pick: true }, now),
    due_today: rentalCondition({ due_today: true }, now),
    overdue: rentalCondition({ overdue: true }, now),
    at_risk: rentalCondition({ at_risk: true }, now),
  }
  const columns = Object.entries(views).map(([name, { sql }]) => `count(*) filter (where ${sql})::int as ${name}`)
  const [counts] = await select<Record<keyof typeof views | "open" | "out", number>>(
    container,
    `select count(*)::int as open, count(*) filter (where r.status = 'out')::int as out, ${columns.join(", ")}
     from media_rental_order r join media_rental_allocation a on a.id = r.allocation_id where ${where.sql}`,
    [...Object.values(views).flatMap(({ bindings }) => bindings), ...where.bindings],
  )
  return counts!
}

function inFull(row: RentalRow): RentalRow {
  const money = (amount: string) => formatMoney(amount, row.currency_code)
  return {
    ...row,
    price_amount: money(row.price_amount),
    deposit_share: money(row.deposit_share),
    replacement_value: money(row.replacement_value),
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import type { RentalStatus, UnitStatus } from "../../../modules/rental/domain/enums"
import { formatMoney } from "../../../modules/rental/domain/money"
import { fragment, isoText, select, type Fragment } from "../../lib/sql"
import { RENTER } from "./rental-filters"
import { unitCondition, type UnitFilters } from "./unit-filters"

export type { UnitFilters } from "./unit-filters"

/** Somebody who rents; a deleted customer has no name any more. */
export interface Renter {
  id: string
  name: string | null
  email: string | null
}

/** A copy with the names around it. */
export interface UnitRow {
  id: string
  offer_id: string
  variant_id: string
  product_id: string
  title: string
  media_type: string
  barcode: string
  serial: string | null
  status: UnitStatus
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  purchase_cost: string | null
  cost_currency: string | null
  purchased_at: string | null
  in_service_at: string
  retired_at: string | null
  home_location_id: string
  home_location_name: string | null
  current_location_id: string
  current_location_name: string | null
  rental_count: number
  version: number
  created_at: string
  updated_at: string
  open_rental: OpenRental | null
}

export interface OpenRental {
  id: string
  display_no: number
  status: RentalStatus
  due_at: string
  overdue: boolean
  customer: Renter
}

export type UnitOrder = "title" | "barcode" | "status" | "rental_count" | "in_service_at" | "created_at" | "updated_at"

export interface UnitPage {
  filters: UnitFilters
  order: UnitOrder | `-${UnitOrder}`
  limit: number
  offset: number
}

/** Text of the code, never of a caller. */
const ORDERS: Record<UnitOrder, string> = {
  title: "f.title",
  barcode: "lower(u.barcode)",
  status: "u.status",
  rental_count: "u.rental_count",
  in_service_at: "u.in_service_at",
  created_at: "u.created_at",
  updated_at: "u.updated_at",
}

const FROM = `from media_rental_unit u join media_rental_offer f on f.id = u.offer_id`

/** The renter of `media_rental_order r` with the tables of `RENTER_JOINS`. */
export const RENTER_JSON = `json_build_object('id', ${RENTER},
  'name', nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), ''), 'email', c.email)`

export const RENTER_JOINS = `left join "order" o on o.id = r.order_id left join customer c on c.id = ${RENTER}`

/** Who has the copy, for whom it is set aside, or whose rental is not settled; the first of these. */
const OPEN_RENTAL = `left join lateral (
  select json_build_object('id', r.id, 'display_no', r.display_no, 'status', r.status, 'due_at', ${isoText("r.due_at")},
      'overdue', coalesce(r.status = 'out' and a.custody_open and a.late_after < ?::timestamptz, false),
      'customer', ${RENTER_JSON}) as rental
    from media_rental_order r join media_rental_allocation a on a.id = r.allocation_id ${RENTER_JOINS}
   where r.unit_id = u.id and r.deleted_at is null and r.status in ('out', 'ready', 'returned', 'lost')
   order by array_position(array['out', 'ready', 'returned', 'lost'], r.status::text), r.display_no desc limit 1
  ) current on true`

const COLUMNS = `u.id, u.offer_id, u.variant_id, f.product_id, f.title, f.media_type, u.barcode, u.serial, u.status,
  u.media_grade, u.sleeve_grade, u.grading_note, u.purchase_cost::text as purchase_cost, u.cost_currency,
  ${isoText("u.purchased_at")} as purchased_at, ${isoText("u.in_service_at")} as in_service_at,
  ${isoText("u.retired_at")} as retired_at, u.home_location_id, home.name as home_location_name,
  u.current_location_id, here.name as current_location_name, u.rental_count, u.version,
  ${isoText("u.created_at")} as created_at, ${isoText("u.updated_at")} as updated_at, current.rental as open_rental`

/** One page of copies, two statements whatever their number. */
export async function adminUnits(
  container: MedusaContainer,
  page: UnitPage,
  now: Date = new Date(),
): Promise<{ units: UnitRow[]; count: number }> {
  const condition = unitCondition(page.filters)
  const direction = page.order.startsWith("-") ? "desc" : "asc"
  const order = `${ORDERS[page.order.replace("-", "") as UnitOrder]} ${direction}, u.id ${direction}`
  const [units, [total]] = await Promise.all([
    unitsWhere(container, {
      condition,
      tail: fragment(`order by ${order} limit ? offset ?`, page.limit, page.offset),
      now,
    }),
    select<{ count: number }>(
      container,
      `select count(*)::int as count ${FROM} where ${condition.sql}`,
      condition.bindings,
    ),
  ])
  return { units, count: total?.count ?? 0 }
}

/** Copies under a condition of ours on `u` and `f`; `tail` orders and limits them. */
export async function unitsWhere(
  container: MedusaContainer,
  { condition, tail, now }: { condition: Fragment; tail: Fragment; now: Date },
): Promise<UnitRow[]> {
  const rows = await select<UnitRow>(
    container,
    `select ${COLUMNS} ${FROM}
       left join stock_location home on home.id = u.home_location_id
       left join stock_location here on here.id = u.current_location_id
       ${OPEN_RENTAL} where ${condition.sql} ${tail.sql}`,
    [now.toISOString(), ...condition.bindings, ...tail.bindings],
  )
  return rows.map((row) => ({
    ...row,
    purchase_cost: row.purchase_cost && row.cost_currency ? formatMoney(row.purchase_cost, row.cost_currency) : null,
  }))
}

import type { MedusaContainer } from "@medusajs/framework/types"
import type { HoldOutlook, TitlePlace } from "../../../modules/rental/actions/holds"
import type { HoldStatus } from "../../../modules/rental/domain/enums"
import type MediaRentalService from "../../../modules/rental/service"
import { allOf, fragment, select, type Fragment } from "../../lib/sql"

/** A hold in the admin. */
export interface HoldRow {
  id: string
  variant_id: string
  product_id: string
  title: string
  location_id: string
  location_name: string | null
  customer_id: string
  customer: { id: string; name: string | null; email: string | null }
  days: number
  priority: number
  place: number | null
  status: HoldStatus
  requested_at: string
  suspended_until: string | null
  ready_at: string | null
  expires_at: string | null
  unit_id: string | null
  unit: { id: string; barcode: string } | null
  rental_order_id: string | null
  cancel_reason: string | null
  version: number
  created_at: string
  updated_at: string
}

export interface HoldFilters {
  q?: string | undefined
  status?: string[] | undefined
  variant_id?: string[] | undefined
  location_id?: string[] | undefined
  customer_id?: string[] | undefined
}

/** Text of the code, never of a caller. */
const ORDERS = {
  queue: "f.title, h.variant_id, h.location_id, h.priority desc, h.requested_at, h.id",
  requested_at: "h.requested_at, h.id",
  "-requested_at": "h.requested_at desc, h.id desc",
  expires_at: "h.expires_at nulls last, h.id",
  "-expires_at": "h.expires_at desc nulls last, h.id desc",
  title: "f.title, h.requested_at, h.id",
  "-title": "f.title desc, h.requested_at, h.id",
  "-queue": "f.title desc, h.variant_id, h.location_id, h.priority, h.requested_at desc, h.id desc",
  updated_at: "h.updated_at, h.id",
  "-updated_at": "h.updated_at desc, h.id desc",
} as const

export interface HoldPage {
  filters: HoldFilters
  order: keyof typeof ORDERS
  limit: number
  offset: number
}

const FROM = `from media_rental_hold h
  left join media_rental_offer f on f.variant_id = h.variant_id and f.deleted_at is null
  left join media_rental_unit u on u.id = h.unit_id
  left join customer c on c.id = h.customer_id
  left join stock_location l on l.id = h.location_id`

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Counted from the queue's index: how many stand before this one, and one more. */
const PLACE = `case when h.status in ('waiting', 'suspended') then (
  select count(*)::int + 1 from media_rental_hold q
  where q.variant_id = h.variant_id and q.location_id = h.location_id and q.status in ('waiting', 'suspended')
    and q.deleted_at is null and (-q.priority, q.requested_at, q.id) < (-h.priority, h.requested_at, h.id)) end`

const COLUMNS = `h.id, h.variant_id, coalesce(f.product_id, '') as product_id, coalesce(f.title, '') as title,
  h.location_id, l.name as location_name, h.customer_id,
  json_build_object('id', h.customer_id,
    'name', nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), ''), 'email', c.email) as customer,
  h.days, h.priority, ${PLACE} as place, h.status, ${iso("h.requested_at")} as requested_at, h.suspended_until,
  ${iso("h.ready_at")} as ready_at, ${iso("h.expires_at")} as expires_at, h.unit_id,
  case when u.id is not null then json_build_object('id', u.id, 'barcode', u.barcode) end as unit,
  h.rental_order_id, h.cancel_reason, h.version, ${iso("h.created_at")} as created_at,
  ${iso("h.updated_at")} as updated_at`

/** One page of holds with the names around them, two statements whatever their number. */
export async function adminHolds(
  container: MedusaContainer,
  page: HoldPage,
): Promise<{ holds: HoldRow[]; count: number }> {
  const condition = holdCondition(page.filters)
  const [holds, [total]] = await Promise.all([
    select<HoldRow>(
      container,
      `select ${COLUMNS} ${FROM} where ${condition.sql} order by ${ORDERS[page.order]} limit ? offset ?`,
      [...condition.bindings, page.limit, page.offset],
    ),
    select<{ count: number }>(
      container,
      `select count(*)::int as count ${FROM} where ${condition.sql}`,
      condition.bindings,
    ),
  ])
  return { holds, count: total?.count ?? 0 }
}

/** One hold as the admin shows it. */
export async function adminHold(container: MedusaContainer, id: string): Promise<HoldRow | null> {
  const [hold] = await select<HoldRow>(container, `select ${COLUMNS} ${FROM} where h.id = ? and h.deleted_at is null`, [
    id,
  ])
  return hold ?? null
}

function holdCondition(filters: HoldFilters): Fragment {
  const lists: [string, string[] | undefined][] = [
    ["h.status", filters.status],
    ["h.variant_id", filters.variant_id],
    ["h.location_id", filters.location_id],
    ["h.customer_id", filters.customer_id],
  ]
  return allOf([
    fragment("h.deleted_at is null"),
    ...lists.flatMap(([column, values]) => (values?.length ? [fragment(`${column} = any(?::text[])`, values)] : [])),
    ...(filters.q ? [search(filters.q)] : []),
  ])
}

function search(q: string): Fragment {
  const text = `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  return fragment(
    `(f.title ilike ? or c.email ilike ? or concat_ws(' ', c.first_name, c.last_name) ilike ?)`,
    text,
    text,
    text,
  )
}

/** A hold as its customer sees it. */
export interface MyHold {
  id: string
  variant_id: string
  product_id: string
  product_handle: string | null
  title: string
  thumbnail: string | null
  location_id: string
  location_name: string | null
  tz: string
  days: number
  status: HoldStatus
  place: number | null
  estimated_date: string | null
  requested_at: string
  suspended_until: string | null
  ready_at: string | null
  expires_at: string | null
  rental_order_id: string | null
}

const MY_COLUMNS = `h.id, h.variant_id, coalesce(f.product_id, '') as product_id, p.handle as product_handle,
  coalesce(p.title, f.title, '') as title, p.thumbnail, h.location_id, l.name as location_name,
  coalesce(k.tz, 'UTC') as tz, h.days, h.status, ${iso("h.requested_at")} as requested_at, h.suspended_until,
  ${iso("h.ready_at")} as ready_at, ${iso("h.expires_at")} as expires_at, h.rental_order_id`

const MY_FROM = `from media_rental_hold h
  left join media_rental_offer f on f.variant_id = h.variant_id and f.deleted_at is null
  left join product p on p.id = f.product_id and p.deleted_at is null
  left join media_rental_calendar k on k.location_id = h.location_id and k.deleted_at is null
  left join stock_location l on l.id = h.location_id`

/** A page of a customer's own holds, latest first, with their places and what can be expected. */
export async function myHolds(
  container: MedusaContainer,
  page: { customer_id: string; status: readonly string[]; limit: number; offset: number },
): Promise<{ holds: MyHold[]; count: number }> {
  const where = fragment(
    `h.customer_id = ? and h.status = any(?::text[]) and h.deleted_at is null`,
    page.customer_id,
    page.status,
  )
  const [holds, [total]] = await Promise.all([
    select<MyHold>(
      container,
      `select ${MY_COLUMNS} ${MY_FROM} where ${where.sql} order by h.requested_at desc, h.id desc limit ? offset ?`,
      [...where.bindings, page.limit, page.offset],
    ),
    select<{ count: number }>(
      container,
      `select count(*)::int as count from media_rental_hold h where ${where.sql}`,
      where.bindings,
    ),
  ])
  return { holds: await withOutlook(container, holds), count: total?.count ?? 0 }
}

/** One hold of a customer's own; `null` for anybody else's. */
export async function myHold(container: MedusaContainer, id: string, customerId: string): Promise<MyHold | null> {
  const holds = await select<MyHold>(
    container,
    `select ${MY_COLUMNS} ${MY_FROM} where h.id = ? and h.customer_id = ? and h.deleted_at is null`,
    [id, customerId],
  )
  const [hold] = await withOutlook(container, holds)
  return hold ?? null
}

async function withOutlook(container: MedusaContainer, holds: MyHold[]): Promise<MyHold[]> {
  const waiting = holds.filter((hold) => hold.status === "waiting" || hold.status === "suspended")
  const titles: TitlePlace[] = waiting.map(({ variant_id, location_id }) => ({ variant_id, location_id }))
  const outlook: Map<string, HoldOutlook> = titles.length
    ? await container.resolve<MediaRentalService>("mediaRental").holds.outlook(titles)
    : new Map()
  return holds.map((hold) => {
    const { place = null, estimated_date = null } = outlook.get(hold.id) ?? {}
    return { ...hold, place, estimated_date }
  })
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { AllocationKind, RentalStatus } from "../../../modules/rental/domain/enums"
import { formatMoney } from "../../../modules/rental/domain/money"
import { fragment, isoText, select } from "../../lib/sql"
import { unitFigures, type UnitFigures } from "./unit-figures"
import { RENTER_JOINS, RENTER_JSON, unitsWhere, type Renter, type UnitRow } from "./units"

/** What speaks for a copy now or later. */
export interface UnitAllocationView {
  id: string
  kind: AllocationKind
  starts_at: string
  ends_at: string
  blocked_from: string
  blocked_until: string
  pinned: boolean
  custody_open: boolean
  expires_at: string | null
  note: string | null
  rental: { id: string; display_no: number; status: RentalStatus; at_risk: boolean; customer: Renter } | null
}

/** A rental a copy has served. */
export interface UnitRentalView {
  id: string
  display_no: number
  status: RentalStatus
  start_date: string
  due_date: string
  starts_at: string
  due_at: string
  out_at: string | null
  returned_at: string | null
  currency_code: string
  price_amount: string
  revenue: string
  customer: Renter
}

export interface UnitEventView {
  id: string
  type: string
  from_status: string | null
  to_status: string | null
  rental_order_id: string | null
  actor_type: string
  actor_id: string | null
  occurred_at: string
  data: Record<string, unknown>
}

/** One copy with everything its page shows. */
export interface UnitDetail extends UnitRow {
  allocations: UnitAllocationView[]
  rentals: UnitRentalView[]
  events: UnitEventView[]
  figures: UnitFigures
}

const MAX_ALLOCATIONS = 200
const MAX_ROWS = 50

/**
 * One copy for the admin.
 * @throws 404 `media_rental_unit_not_found`
 */
export async function adminUnit(container: MedusaContainer, id: string, now: Date = new Date()): Promise<UnitDetail> {
  const [unit] = await unitsWhere(container, {
    condition: fragment("u.id = ? and u.deleted_at is null", id),
    tail: fragment("limit 1"),
    now,
  })
  if (!unit) throw new MediaError("not_found", "media_rental_unit_not_found", `rental copy ${id} does not exist`)
  const [allocations, rentals, events, figures] = await Promise.all([
    allocationsOf(container, id, now),
    rentalsOf(container, id),
    eventsOf(container, id),
    unitFigures(container, unit, now),
  ])
  return { ...unit, allocations, rentals, events, figures }
}

/** An overdue rental still speaks for its copy, whatever its dates say. */
function allocationsOf(container: MedusaContainer, id: string, now: Date): Promise<UnitAllocationView[]> {
  const at = now.toISOString()
  return select<UnitAllocationView>(
    container,
    `select a.id, a.kind, ${isoText("a.starts_at")} as starts_at, ${isoText("a.ends_at")} as ends_at,
       ${isoText("a.blocked_from")} as blocked_from, ${isoText("a.blocked_until")} as blocked_until, a.pinned,
       a.custody_open, ${isoText("a.expires_at")} as expires_at, a.note,
       case when r.id is null then null else json_build_object('id', r.id, 'display_no', r.display_no,
         'status', r.status, 'at_risk', r.at_risk, 'customer', ${RENTER_JSON}) end as rental
     from media_rental_allocation a
     left join media_rental_order r on r.allocation_id = a.id and r.deleted_at is null ${RENTER_JOINS}
     where a.unit_id = ? and a.active and a.deleted_at is null
       and (a.custody_open or (a.blocked_until > ? and (a.expires_at is null or a.expires_at > ?)))
     order by a.blocked_from, a.id limit ${MAX_ALLOCATIONS}`,
    [id, at, at],
  )
}

async function rentalsOf(container: MedusaContainer, id: string): Promise<UnitRentalView[]> {
  const rows = await select<UnitRentalView>(
    container,
    `select r.id, r.display_no, r.status, r.start_date, r.due_date, ${isoText("r.starts_at")} as starts_at,
       ${isoText("r.due_at")} as due_at, ${isoText("r.out_at")} as out_at,
       ${isoText("r.returned_at")} as returned_at, r.currency_code, r.price_amount::text as price_amount,
       (select coalesce(sum(g.amount), 0)::text from media_rental_charge g
         where g.rental_order_id = r.id and g.status <> 'void' and g.deleted_at is null) as revenue,
       ${RENTER_JSON} as customer
     from media_rental_order r ${RENTER_JOINS}
     where r.unit_id = ? and r.deleted_at is null order by r.starts_at desc, r.id desc limit ${MAX_ROWS}`,
    [id],
  )
  return rows.map((row) => ({
    ...row,
    price_amount: formatMoney(row.price_amount, row.currency_code),
    revenue: formatMoney(row.revenue, row.currency_code),
  }))
}

function eventsOf(container: MedusaContainer, id: string): Promise<UnitEventView[]> {
  return select<UnitEventView>(
    container,
    `select e.id, e.type, e.from_status, e.to_status, e.rental_order_id, e.actor_type, e.actor_id,
       ${isoText("e.occurred_at")} as occurred_at, e.data
     from media_rental_event e where e.unit_id = ? order by e.occurred_at desc, e.id desc limit ${MAX_ROWS}`,
    [id],
  )
}

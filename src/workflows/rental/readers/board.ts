import type { MedusaContainer } from "@medusajs/framework/types"
import { addDays, daysBetween } from "../../../modules/rental/domain/dates"
import type { AllocationKind, RentalStatus, UnitStatus } from "../../../modules/rental/domain/enums"
import { DEFAULT_CALENDAR, instantAt, isOpen, type ShopCalendar } from "../../../modules/rental/domain/shop-time"
import { isoText, groupRows, select } from "../../lib/sql"
import { calendarsOf } from "./context-rows"
import { unitCondition } from "./unit-filters"
import { RENTER_JOINS, RENTER_JSON, type Renter } from "./units"

export interface BoardQuestion {
  location_id: string
  /** First and last local date shown. */
  from: string
  to: string
  variant_id?: string[] | undefined
  status?: string[] | undefined
  q?: string | undefined
  limit: number
  offset: number
}

/** What speaks for a copy, as a bar of the board. */
export interface BoardBlock {
  allocation_id: string
  kind: AllocationKind
  starts_at: string
  ends_at: string
  blocked_from: string
  blocked_until: string
  movable: boolean
  late: boolean
  note: string | null
  rental: {
    id: string
    display_no: number
    status: RentalStatus
    start_date: string
    due_date: string
    due_at: string
    at_risk: boolean
    customer_id: string
    customer_name: string | null
  } | null
}

export interface BoardUnit {
  id: string
  barcode: string
  title: string
  product_id: string
  variant_id: string
  offer_id: string
  status: UnitStatus
  media_grade: string | null
  version: number
  blocks: BoardBlock[]
}

export interface Board {
  location_id: string
  tz: string
  as_of: string
  days: { date: string; open: boolean; starts_at: string; ends_at: string }[]
  units: BoardUnit[]
  count: number
}

/** Shown when no status is asked for: everything that is still the shop's. */
const SHOWN: readonly UnitStatus[] = [
  "intake",
  "available",
  "ready",
  "out",
  "in_transit",
  "inspecting",
  "cleaning",
  "repair",
  "missing",
]

/**
 * Copies of a location by days, one page of copies: four statements whatever their number. A copy that is overdue shows
 * its rental although its time is over.
 */
export async function boardOf(container: MedusaContainer, question: BoardQuestion, now: Date): Promise<Board> {
  const [calendar] = await calendarsOf(container, [question.location_id])
  const days = boardDays(calendar ?? DEFAULT_CALENDAR, question)
  const { units, count } = await boardUnits(container, question)
  const window = { from: days[0]!.starts_at, until: days[days.length - 1]!.ends_at }
  const blocks = groupRows(await boardBlocks(container, units, { ...window, now }), (block) => block.unit_id)
  return {
    location_id: question.location_id,
    tz: (calendar ?? DEFAULT_CALENDAR).tz,
    as_of: now.toISOString(),
    days,
    units: units.map((unit) => ({ ...unit, blocks: (blocks.get(unit.id) ?? []).map((row) => shown(row, now)) })),
    count,
  }
}

function boardDays(calendar: ShopCalendar, { from, to }: Pick<BoardQuestion, "from" | "to">): Board["days"] {
  const midnight = (date: string) => instantAt(date, "00:00", calendar.tz).toISOString()
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, offset) => {
    const date = addDays(from, offset)
    return {
      date,
      open: isOpen(calendar, date),
      starts_at: midnight(date),
      ends_at: midnight(addDays(date, 1)),
    }
  })
}

async function boardUnits(
  container: MedusaContainer,
  { location_id, variant_id, status, q, limit, offset }: BoardQuestion,
): Promise<{ units: Omit<BoardUnit, "blocks">[]; count: number }> {
  const condition = unitCondition({ location_id: [location_id], variant_id, status: status ?? [...SHOWN], q })
  const from = `from media_rental_unit u join media_rental_offer f on f.id = u.offer_id where ${condition.sql}`
  const [units, [total]] = await Promise.all([
    select<Omit<BoardUnit, "blocks">>(
      container,
      `select u.id, u.barcode, f.title, f.product_id, u.variant_id, u.offer_id, u.status, u.media_grade, u.version
       ${from} order by f.title, u.variant_id, lower(u.barcode), u.id limit ? offset ?`,
      [...condition.bindings, limit, offset],
    ),
    select<{ count: number }>(container, `select count(*)::int as count ${from}`, condition.bindings),
  ])
  return { units, count: total?.count ?? 0 }
}

interface BlockRow {
  unit_id: string
  id: string
  kind: AllocationKind
  starts_at: string
  ends_at: string
  blocked_from: string
  blocked_until: string
  pinned: boolean
  late: boolean
  note: string | null
  rental: (Omit<NonNullable<BoardBlock["rental"]>, "customer_id" | "customer_name"> & { customer: Renter }) | null
}

const BLOCK = `a.unit_id, a.id, a.kind, ${isoText("a.starts_at")} as starts_at, ${isoText("a.ends_at")} as ends_at,
  ${isoText("a.blocked_from")} as blocked_from, ${isoText("a.blocked_until")} as blocked_until, a.pinned, a.note,
  a.custody_open and coalesce(a.late_after < ?::timestamptz, false) as late,
  case when r.id is null then null else json_build_object('id', r.id, 'display_no', r.display_no, 'status', r.status,
    'start_date', r.start_date, 'due_date', r.due_date, 'due_at', ${isoText("r.due_at")}, 'at_risk', r.at_risk,
    'customer', ${RENTER_JSON}) end as rental`

const RENTAL = `left join media_rental_order r on r.allocation_id = a.id and r.deleted_at is null ${RENTER_JOINS}`

/** Per copy by the index of the overlap constraint; copies at customers' by the custody index, whatever their dates. */
async function boardBlocks(
  container: MedusaContainer,
  units: readonly Omit<BoardUnit, "blocks">[],
  { from, until, now }: { from: string; until: string; now: Date },
): Promise<BlockRow[]> {
  if (units.length === 0) return []
  const at = now.toISOString()
  const ids = units.map((unit) => unit.id)
  return select<BlockRow>(
    container,
    `select ${BLOCK} from unnest(?::text[]) as page(id)
       join media_rental_allocation a on a.unit_id = page.id and a.active and a.deleted_at is null
        and tstzrange(a.blocked_from, a.blocked_until, '[)') && tstzrange(?, ?, '[)')
        and (a.expires_at is null or a.expires_at > ?::timestamptz) ${RENTAL}
     union all
     select ${BLOCK} from media_rental_allocation a ${RENTAL}
      where a.variant_id = any(?::text[]) and a.custody_open and a.unit_id = any(?::text[])
        and not tstzrange(a.blocked_from, a.blocked_until, '[)') && tstzrange(?, ?, '[)') and a.blocked_from < ?
     order by 6, 2`,
    [at, ids, from, until, at, at, [...new Set(units.map((unit) => unit.variant_id))], ids, from, until, until],
  )
}

function shown(row: BlockRow, now: Date): BoardBlock {
  const { id, kind, starts_at, ends_at, blocked_from, blocked_until, late, note } = row
  const isBooked = kind === "rental" && row.rental?.status === "reserved"
  return {
    allocation_id: id,
    kind,
    starts_at,
    ends_at,
    blocked_from,
    blocked_until,
    movable: isBooked && !row.pinned && starts_at > now.toISOString(),
    late,
    note,
    rental: row.rental && rentalOf(row.rental),
  }
}

function rentalOf({ customer, ...rental }: NonNullable<BlockRow["rental"]>): BoardBlock["rental"] {
  return { ...rental, customer_id: customer.id, customer_name: customer.name ?? customer.email }
}

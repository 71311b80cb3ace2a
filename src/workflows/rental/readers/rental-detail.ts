import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { ChargeKind, ChargeStatus } from "../../../modules/rental/domain/enums"
import { addMoney, formatMoney } from "../../../modules/rental/domain/money"
import type { TermsSnapshot } from "../../../modules/rental/domain/terms"
import { select } from "../../lib/sql"
import { rentalsById, type RentalRow } from "./rentals"

/** A ledger row as pages show it. */
export interface ChargeView {
  id: string
  kind: ChargeKind
  period_key: string
  amount: string
  /** What is left after reversals; of a reversal its own amount. */
  net: string
  currency_code: string
  status: ChargeStatus
  paid_by: string | null
  order_change_id: string | null
  reverses_id: string | null
  reason: string | null
  actor_id: string | null
  created_at: string
}

export interface EventView {
  id: string
  type: string
  from_status: string | null
  to_status: string | null
  unit_id: string | null
  actor_type: string
  actor_id: string | null
  actor_name: string | null
  occurred_at: string
  data: Record<string, unknown>
}

export interface DepositView {
  id: string
  mode: "charge" | "hold"
  status: string
  amount: string
  captured: string
  refunded: string
  /** Of this rental. */
  share: string
  currency_code: string
  authorized_until: string | null
  last_error: string | null
}

export interface InspectionView {
  id: string
  media_grade_before: string | null
  sleeve_grade_before: string | null
  media_grade_after: string | null
  sleeve_grade_after: string | null
  case_ok: boolean
  inserts_ok: boolean
  plays_ok: boolean | null
  missing_parts: string[]
  photo_urls: string[]
  note: string | null
  inspector_id: string | null
  created_at: string
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Ledger rows of rentals in the order they were written. */
export async function chargeViews(
  container: MedusaContainer,
  rentalOrderIds: readonly string[],
): Promise<Map<string, ChargeView[]>> {
  const rows = await select<ChargeView & { rental_order_id: string }>(
    container,
    `select rental_order_id, id, kind, period_key, amount::text as amount, currency_code, status, paid_by,
       order_change_id, reverses_id, reason, actor_id, ${iso("created_at")} as created_at
     from media_rental_charge where rental_order_id = any(?) and deleted_at is null
     order by media_rental_charge.created_at, id`,
    [rentalOrderIds],
  )
  const views = new Map<string, ChargeView[]>(rentalOrderIds.map((id) => [id, []]))
  for (const { rental_order_id, ...row } of rows) views.get(rental_order_id)?.push(row)
  for (const charges of views.values()) for (const charge of charges) complete(charge, charges)
  return views
}

function complete(charge: ChargeView, charges: readonly ChargeView[]): void {
  const reversals = charges.filter(({ reverses_id }) => reverses_id === charge.id).map(({ amount }) => amount)
  charge.net = addMoney([charge.amount, ...reversals], charge.currency_code)
  charge.amount = formatMoney(charge.amount, charge.currency_code)
}

/** What is still to be paid of a rental beside its rent, which is paid with the shop order. */
export function unpaidAmount(charges: readonly ChargeView[], currency: string): string {
  const owed = charges.filter(
    ({ status, kind, reverses_id }) =>
      reverses_id === null && kind !== "rent" && (status === "pending" || status === "invoiced"),
  )
  return addMoney(
    owed.map(({ net }) => net),
    currency,
  )
}

/** The timeline of a rental, oldest first; at most 500 lines of it. */
export async function eventViews(container: MedusaContainer, rentalOrderId: string): Promise<EventView[]> {
  return select<EventView>(
    container,
    `select e.id, e.type, e.from_status, e.to_status, e.unit_id, e.actor_type, e.actor_id,
       nullif(coalesce(nullif(concat_ws(' ', w.first_name, w.last_name), ''), w.email), '') as actor_name,
       ${iso("e.occurred_at")} as occurred_at, e.data
     from media_rental_event e left join "user" w on e.actor_type = 'user' and w.id = e.actor_id
     where e.rental_order_id = ? order by e.occurred_at, e.created_at, e.id limit 500`,
    [rentalOrderId],
  )
}

/** Deposits of the rentals' shop orders, by rental. */
export async function depositViews(
  container: MedusaContainer,
  rentals: readonly RentalRow[],
): Promise<Map<string, DepositView>> {
  const orderIds = rentals.flatMap(({ order_id }) => order_id ?? [])
  if (orderIds.length === 0) return new Map()
  const rows = await select<Omit<DepositView, "share"> & { order_id: string }>(
    container,
    `select order_id, id, mode, status, amount::text as amount, captured::text as captured, refunded::text as refunded,
       currency_code, ${iso("authorized_until")} as authorized_until, last_error
     from media_rental_deposit where order_id = any(?) and deleted_at is null`,
    [orderIds],
  )
  const byOrder = new Map(rows.map((row) => [row.order_id, row]))
  return new Map(
    rentals.flatMap((rental) => {
      const row = byOrder.get(rental.order_id ?? "")
      return row ? [[rental.id, depositView(row, rental.deposit_share)] as const] : []
    }),
  )
}

function depositView({ order_id: _, ...row }: Omit<DepositView, "share"> & { order_id: string }, share: string) {
  const money = (amount: string) => formatMoney(amount, row.currency_code)
  return {
    ...row,
    amount: money(row.amount),
    captured: money(row.captured),
    refunded: money(row.refunded),
    share: money(share),
  }
}

export async function inspectionView(
  container: MedusaContainer,
  rentalOrderId: string,
): Promise<InspectionView | null> {
  const [row] = await select<InspectionView>(
    container,
    `select id, media_grade_before, sleeve_grade_before, media_grade_after, sleeve_grade_after, case_ok, inserts_ok,
       plays_ok, missing_parts, photo_urls, note, inspector_id, ${iso("created_at")} as created_at
     from media_rental_inspection where rental_order_id = ? and deleted_at is null`,
    [rentalOrderId],
  )
  return row ?? null
}

/** What was copied onto the rental when it was booked, and the two facts beside its row that decide what may be done. */
export interface Snapshots {
  price_snapshot: Record<string, unknown>
  terms_snapshot: TermsSnapshot
  title_snapshot: Record<string, unknown>
  pinned: boolean
  /** Of the plan as it is now. */
  max_days: number | null
}

export async function snapshots(
  container: MedusaContainer,
  rentalOrderIds: readonly string[],
): Promise<Map<string, Snapshots>> {
  const rows = await select<Snapshots & { id: string }>(
    container,
    `select r.id, r.price_snapshot, r.terms_snapshot, r.title_snapshot, a.pinned, p.max_days
     from media_rental_order r join media_rental_allocation a on a.id = r.allocation_id
     left join media_rental_offer f on f.id = r.offer_id
     left join media_rental_rate_plan p on p.id = f.rate_plan_id and p.deleted_at is null
     where r.id = any(?)`,
    [rentalOrderIds],
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** @throws 404 `media_rental_not_found` */
export async function rentalRow(container: MedusaContainer, id: string, now: Date = new Date()): Promise<RentalRow> {
  const [row] = await rentalsById(container, [id], now)
  if (!row) throw rentalNotFound(id)
  return row
}

export const rentalNotFound = (id: string) =>
  new MediaError("not_found", "media_rental_not_found", `rental order ${id} does not exist`)

import type { MedusaContainer } from "@medusajs/framework/types"
import { shareKeyOf } from "../../../modules/rental/domain/settlement"
import type { HoldStatus, RentalStatus, UnitStatus } from "../../../modules/rental/domain/enums"
import { isMistyped } from "../../../modules/rental/domain/barcodes"
import { formatMoney } from "../../../modules/rental/domain/money"
import { MediaError } from "../../../lib/errors"
import { isoText, select } from "../../lib/sql"
import { RENTER } from "./rental-filters"
import type { Renter } from "./units"

/** A copy as the counter sees it. */
export interface CounterUnitView {
  id: string
  offer_id: string
  product_id: string
  variant_id: string
  title: string
  media_type: string
  disc_count: number
  barcode: string
  serial: string | null
  status: UnitStatus
  home_location_id: string
  current_location_id: string
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  rental_count: number
  version: number
}

const UNIT = `select u.id, u.offer_id, f.product_id, u.variant_id, f.title, f.media_type, f.disc_count, u.barcode, u.serial,
    u.status, u.home_location_id, u.current_location_id, u.media_grade, u.sleeve_grade, u.grading_note, u.rental_count,
    u.version
  from media_rental_unit u join media_rental_offer f on f.id = u.offer_id where u.deleted_at is null`

/** @throws 404 `media_rental_barcode_unknown` */
export async function scannedUnit(container: MedusaContainer, barcode: string): Promise<CounterUnitView> {
  const [unit] = await select<CounterUnitView>(container, `${UNIT} and lower(u.barcode) = lower(?)`, [barcode])
  if (unit) return unit
  const why = isMistyped(barcode) ? "; its check digit is wrong" : ""
  throw new MediaError("not_found", "media_rental_barcode_unknown", `barcode: no copy carries ${barcode}${why}`)
}

/** Copies by id; unknown ones are left out. */
export async function counterUnits(container: MedusaContainer, ids: readonly string[]): Promise<CounterUnitView[]> {
  return select<CounterUnitView>(container, `${UNIT} and u.id = any(?)`, [ids])
}

export async function counterUnit(container: MedusaContainer, id: string): Promise<CounterUnitView> {
  const [unit] = await counterUnits(container, [id])
  if (unit) return unit
  throw new MediaError("not_found", "media_rental_unit_not_found", `rental copy ${id} does not exist`)
}

/** A hold whose copy stands on the hold shelf. */
export interface CounterHoldView {
  id: string
  status: HoldStatus
  days: number
  customer: Renter
  ready_at: string | null
  expires_at: string | null
}

const RENTER_OF = (id: string) => `json_build_object('id', ${id},
  'name', nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), ''), 'email', c.email)`

/** Whom the hold shelf keeps the copy for at a moment. */
export async function holdOnCopy(
  container: MedusaContainer,
  unitId: string,
  at: Date,
): Promise<CounterHoldView | null> {
  const [hold] = await select<CounterHoldView>(
    container,
    `select h.id, h.status, h.days, ${RENTER_OF("h.customer_id")} as customer, ${isoText("h.ready_at")} as ready_at,
       ${isoText("h.expires_at")} as expires_at
     from media_rental_allocation a join media_rental_hold h on h.id = a.ref_id and h.status = 'ready'
     left join customer c on c.id = h.customer_id
     where a.unit_id = ? and a.kind = 'pickup_hold' and a.active and a.expires_at > ?::timestamptz
       and a.deleted_at is null limit 1`,
    [unitId, at.toISOString()],
  )
  return hold ?? null
}

/** A rental that a scanned copy may be about. */
export interface RentalOfCopy {
  id: string
  status: RentalStatus
  starts_at: Date
  at_risk: boolean
}

/** Rentals of a copy that are not over, those that have it before those that wait for it. */
export async function openRentalsOfCopy(container: MedusaContainer, unitId: string): Promise<RentalOfCopy[]> {
  return select<RentalOfCopy>(
    container,
    `select id, status, starts_at, at_risk from media_rental_order
     where unit_id = ? and status in ('out', 'lost', 'returned', 'ready', 'reserved') and deleted_at is null
     order by array_position(array['out', 'lost', 'returned', 'ready', 'reserved'], status::text), starts_at, id
     limit 10`,
    [unitId],
  )
}

/** A customer as the counter sees them. */
export interface CounterCustomerView extends Renter {
  phone: string | null
  member_no: string | null
  blocked: boolean
  block_reason: string | null
  date_of_birth: string | null
  id_verified: boolean
  open: number
  debt: { currency_code: string; amount: string }[]
}

type Debts = (customerId: string) => Promise<{ currency_code: string; amount: string }[]>

/** One customer with what the desk knows of them; `null` for one that has been deleted. */
export async function counterCustomer(
  container: MedusaContainer,
  id: string,
  { at, debtOf }: { at: Date; debtOf: Debts },
): Promise<CounterCustomerView | null> {
  const [[row], debt] = await Promise.all([
    select<Omit<CounterCustomerView, "debt">>(
      container,
      `select c.id, nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), '') as name, c.email,
         c.phone, m.member_no, m.block_reason, m.date_of_birth, m.id_verified_at is not null as id_verified,
         coalesce(m.status = 'blocked' and (m.block_until is null or m.block_until > ?::timestamptz), false) as blocked,
         (select count(*)::int from media_rental_order r where r.customer_id = c.id
           and r.status in ('reserved', 'ready', 'out') and r.deleted_at is null) as open
       from customer c left join media_rental_member m on m.customer_id = c.id and m.deleted_at is null
       where c.id = ? and c.deleted_at is null`,
      [at.toISOString(), id],
    ),
    debtOf(id),
  ])
  return row ? { ...row, debt } : null
}

/** The deposit behind a rental's shop order, as much as the counter needs. */
export interface CounterDeposit {
  mode: "charge" | "hold"
  status: string
  amount: string
  last_error: string | null
}

export async function depositBehind(
  container: MedusaContainer,
  orderId: string | null,
): Promise<CounterDeposit | null> {
  if (orderId === null) return null
  const [row] = await select<CounterDeposit & { currency_code: string }>(
    container,
    `select mode, status, amount::text as amount, currency_code, last_error from media_rental_deposit
     where order_id = ? and deleted_at is null`,
    [orderId],
  )
  if (!row) return null
  const { currency_code, ...deposit } = row
  return { ...deposit, amount: formatMoney(deposit.amount, currency_code) }
}

/** What was kept of a rental's deposit share and what went back, once that is settled. */
export async function settledShare(
  container: MedusaContainer,
  rentalId: string,
): Promise<{ kept: string; returned: string } | null> {
  const [row] = await select<{ kept: string; returned: string }>(
    container,
    `select data->>'kept' as kept, data->>'returned' as returned from media_rental_event
     where idempotency_key = ${shareKeyOf("?::text")}`,
    [rentalId],
  )
  return row ?? null
}

/** The renter of a rental, who follows its shop order. */
export async function renterOf(
  container: MedusaContainer,
  rentalId: string,
): Promise<{ customer_id: string; has_account: boolean; sales_channel_id: string | null }> {
  const [row] = await select<{ customer_id: string; has_account: boolean; sales_channel_id: string | null }>(
    container,
    `select ${RENTER} as customer_id, coalesce(c.has_account, false) as has_account, o.sales_channel_id
     from media_rental_order r left join "order" o on o.id = r.order_id
     left join customer c on c.id = ${RENTER} and c.deleted_at is null where r.id = ?`,
    [rentalId],
  )
  return row ?? { customer_id: "", has_account: false, sales_channel_id: null }
}

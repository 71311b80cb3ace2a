import type { MedusaContainer } from "@medusajs/framework/types"
import { RENTAL_STATES } from "../../../modules/rental/domain/states"
import type { Right } from "../../../modules/rental/domain/order-rights"
import { isExtensible } from "../../../modules/rental/domain/order-rights"
import type MediaRentalService from "../../../modules/rental/service"
import { fragment, select } from "../../lib/sql"
import { ratesOf } from "../orders/lib/rates"
import { rentalContext } from "./rental-context"
import { RENTER, rentalCondition, type RentalFilters } from "./rental-filters"
import {
  chargeViews,
  depositViews,
  rentalNotFound,
  snapshots,
  unpaidAmount,
  type ChargeView,
  type DepositView,
} from "./rental-detail"
import { lateSoFar } from "./rental-view"
import { countRentals, rentalsWhere, type RentalRow } from "./rentals"

/** A rental as its customer sees it. */
export interface MyRental extends Omit<RentalRow, (typeof HIDDEN)[number]> {
  product_handle: string | null
  thumbnail: string | null
  accrued_late: { amount: string; count: number }
  charges: MyCharge[]
  unpaid: string
  deposit: Pick<DepositView, "mode" | "status" | "share" | "currency_code"> | null
  can_extend: Right
  can_cancel: Right
  /** Latest date to which it can be extended; `null` when it cannot. */
  max_due_date: string | null
}

/** The shop's own business. */
const HIDDEN = [
  "customer",
  "customer_id",
  "unit",
  "unit_id",
  "allocation_id",
  "offer_id",
  "external_id",
  "cart_id",
  "at_risk",
  "version",
  "inspected_at",
] as const satisfies (keyof RentalRow)[]
const HIDDEN_OF_CHARGE = ["period_key", "actor_id", "order_change_id"] as const satisfies (keyof ChargeView)[]

type MyCharge = Omit<ChargeView, (typeof HIDDEN_OF_CHARGE)[number]>

export interface MyPage {
  customer_id: string
  filters: Pick<RentalFilters, "status">
  limit: number
  offset: number
}

/** A customer's rentals, the newest first. */
export async function myRentals(
  container: MedusaContainer,
  { customer_id, filters, limit, offset }: MyPage,
  now: Date = new Date(),
): Promise<{ rentals: MyRental[]; count: number }> {
  const condition = rentalCondition({ ...filters, customer_id: [customer_id] }, now)
  const tail = fragment("order by r.display_no desc limit ? offset ?", limit, offset)
  const [rows, count] = await Promise.all([
    rentalsWhere(container, { condition, tail, now }),
    countRentals(container, condition),
  ])
  return { rentals: await viewsOf(container, rows, customer_id, now), count }
}

/**
 * One of a customer's rentals.
 * @throws 404 `media_rental_not_found`, also for somebody else's
 */
export async function myRental(
  container: MedusaContainer,
  id: string,
  customer_id: string,
  now: Date = new Date(),
): Promise<MyRental> {
  const condition = fragment(`r.id = ? and r.deleted_at is null and ${RENTER} = ?`, id, customer_id)
  const rows = await rentalsWhere(container, { condition, tail: fragment("limit 1"), now })
  const [view] = await viewsOf(container, rows, customer_id, now)
  if (!view) throw rentalNotFound(id)
  return view
}

/** @throws 404 `media_rental_not_found` for an unknown rental or somebody else's */
export async function requireMine(container: MedusaContainer, id: string, customer_id: string): Promise<void> {
  const [row] = await select(
    container,
    `select 1 from media_rental_order r left join "order" o on o.id = r.order_id
     where r.id = ? and r.deleted_at is null and ${RENTER} = ?`,
    [id, customer_id],
  )
  if (!row) throw rentalNotFound(id)
}

async function viewsOf(
  container: MedusaContainer,
  rows: RentalRow[],
  customerId: string,
  now: Date,
): Promise<MyRental[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [charges, deposits, booked, products, extensions] = await Promise.all([
    chargeViews(container, ids),
    depositViews(container, rows),
    snapshots(container, ids),
    productsOf(container, rows),
    extensionsOf(container, rows, customerId, now),
  ])
  return rows.map((row): MyRental => {
    const ledger = charges.get(row.id) ?? []
    const deposit = deposits.get(row.id)
    return {
      ...without(row, HIDDEN),
      product_handle: products.get(row.product_id)?.handle ?? null,
      thumbnail: products.get(row.product_id)?.thumbnail ?? null,
      accrued_late: lateSoFar(row, ledger, booked.get(row.id)!, now),
      charges: ledger.map((charge) => without(charge, HIDDEN_OF_CHARGE)),
      unpaid: unpaidAmount(ledger, row.currency_code),
      deposit: deposit ? pick(deposit) : null,
      can_cancel: RENTAL_STATES.canChange(row.status, "canceled") ? { allowed: true } : NOT_NOW,
      ...(extensions.get(row.id) ?? { can_extend: NOT_NOW, max_due_date: null }),
    }
  })
}

const NOT_NOW: Right = { allowed: false, code: "media_rental_state" }

function without<T extends object, K extends keyof T>(row: T, hidden: readonly K[]): Omit<T, K> {
  const names: readonly PropertyKey[] = hidden
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))) as Omit<T, K>
}

const pick = ({ mode, status, share, currency_code }: DepositView) => ({ mode, status, share, currency_code })

async function productsOf(container: MedusaContainer, rows: readonly RentalRow[]) {
  const products = await select<{ id: string; handle: string; thumbnail: string | null }>(
    container,
    `select id, handle, thumbnail from product where id = any(?) and deleted_at is null`,
    [[...new Set(rows.map(({ product_id }) => product_id))]],
  )
  return new Map(products.map((product) => [product.id, product]))
}

/** Whether and until when each open rental can be extended; a customer has few of those. */
async function extensionsOf(
  container: MedusaContainer,
  rows: readonly RentalRow[],
  customer_id: string,
  now: Date,
): Promise<Map<string, Pick<MyRental, "can_extend" | "max_due_date">>> {
  const open = rows.filter(({ status }) => isExtensible(status))
  const { orders } = container.resolve<MediaRentalService>("mediaRental")
  const contexts = await rentalContext(container, {
    variant_ids: open.map(({ variant_id }) => variant_id),
    customer_id,
  })
  const found = new Map<string, Pick<MyRental, "can_extend" | "max_due_date">>()
  for (const { id, variant_id } of open) {
    const { allowed, reason, max_due_date } = await orders.extensionOutlook(id, ratesOf(contexts.get(variant_id)), now)
    const can_extend = allowed
      ? { allowed }
      : { allowed, code: "media_rental_extension_refused", ...(reason === null ? {} : { reason }) }
    found.set(id, { can_extend, max_due_date })
  }
  return found
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { accruedLate } from "../../../modules/rental/domain/accrued-late"
import {
  extendableUntil,
  rightsOf,
  type OrderAct,
  type Right,
  type RightsFacts,
} from "../../../modules/rental/domain/order-rights"
import { formatMoney } from "../../../modules/rental/domain/money"
import {
  chargeViews,
  depositViews,
  eventViews,
  inspectionView,
  rentalRow,
  snapshots,
  unpaidAmount,
  type ChargeView,
  type DepositView,
  type EventView,
  type InspectionView,
  type Snapshots,
} from "./rental-detail"
import type { RentalRow } from "./rentals"

/** One rental order with everything its page shows. */
export interface RentalDetail extends RentalRow, Omit<Snapshots, "pinned" | "max_days"> {
  charges: ChargeView[]
  /** Pending and invoiced charges together, without the rent. */
  unpaid: string
  events: EventView[]
  deposit: DepositView | null
  inspection: InspectionView | null
  accrued_late: { amount: string; count: number }
  can: Record<OrderAct, Right>
  /** Latest due date that the rental's rules allow; `null` when it cannot be extended. */
  extendable_until: string | null
}

/**
 * One rental order for the admin.
 * @throws 404 `media_rental_not_found`
 */
export async function adminRental(
  container: MedusaContainer,
  id: string,
  now: Date = new Date(),
): Promise<RentalDetail> {
  const row = await rentalRow(container, id, now)
  const [charges, events, deposits, inspection, booked] = await Promise.all([
    chargeViews(container, [id]),
    eventViews(container, id),
    depositViews(container, [row]),
    inspectionView(container, id),
    snapshots(container, [id]),
  ])
  const { pinned, max_days, ...snapshot } = booked.get(id)!
  const ledger = charges.get(id) ?? []
  const facts: RightsFacts = {
    now,
    rental: { ...row, starts_at: new Date(row.starts_at) },
    pinned,
    rules: { ...snapshot.terms_snapshot, max_days },
  }
  return {
    ...row,
    ...snapshot,
    charges: ledger,
    unpaid: unpaidAmount(ledger, row.currency_code),
    events,
    deposit: deposits.get(id) ?? null,
    inspection,
    accrued_late: lateSoFar(row, ledger, snapshot, now),
    can: rightsOf(facts),
    extendable_until: extendableUntil(facts),
  }
}

/** What the rental would cost more if its copy came back now; nothing unless it is out. */
export function lateSoFar(
  row: RentalRow,
  charges: readonly ChargeView[],
  { terms_snapshot }: Pick<Snapshots, "terms_snapshot">,
  now: Date,
): { amount: string; count: number } {
  if (row.status !== "out") return { amount: formatMoney("0", row.currency_code), count: 0 }
  const { amount, count } = accruedLate({ ...row, terms_snapshot }, charges, now)
  return { amount, count }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { accruedLate } from "../../../modules/rental/domain/accrued-late"
import { compareMoney, formatMoney, isZero } from "../../../modules/rental/domain/money"
import { adviseScan, type ScanAdvice, type ScanFacts } from "../../../modules/rental/domain/scan"
import { amountIn } from "../../../modules/rental/domain/money"
import type { CounterRental } from "../../../modules/rental/actions/counter"
import type MediaRentalService from "../../../modules/rental/service"
import {
  counterCustomer,
  depositBehind,
  holdOnCopy,
  openRentalsOfCopy,
  renterOf,
  scannedUnit,
  type CounterCustomerView,
  type CounterHoldView,
  type CounterUnitView,
  type RentalOfCopy,
} from "../readers/counter-views"
import { offersOf } from "../readers/context-rows"
import { rentalsById, type RentalRow } from "../readers/rentals"
import { titleAge } from "../readers/title-age"
import type { Renter } from "../readers/units"

/** A rental with what matters at the desk. */
export interface ScannedRental extends RentalRow {
  late: { count: number; amount: string }
  inspect_on_return: boolean
  deposit: { mode: "charge" | "hold"; status: string; share: string; to_authorize: string } | null
}

export interface NextBooking {
  rental_id: string
  display_no: number
  status: string
  start_date: string
  starts_at: string
  at_risk: boolean
  customer: Renter
}

/** Everything one scan tells. */
export interface ScanResult extends ScanAdvice {
  unit: CounterUnitView
  rental: ScannedRental | null
  hold: CounterHoldView | null
  next_booking: NextBooking | null
  customer: CounterCustomerView | null
  as_of: string
}

/** A booked rental is what a scan is about from this long before its start. */
const FETCHED_FROM_MS = 86_400_000

/**
 * What a scanned copy is about and what to do with it. Reads only, and decides nothing: the act itself looks again.
 *
 * @throws 404 `media_rental_barcode_unknown`
 */
export async function scanCopy(
  container: MedusaContainer,
  { barcode, location_id, at = new Date() }: { barcode: string; location_id: string; at?: Date | undefined },
): Promise<ScanResult> {
  const service = container.resolve<MediaRentalService>("mediaRental")
  const unit = await scannedUnit(container, barcode)
  const [open, hold] = await Promise.all([openRentalsOfCopy(container, unit.id), holdOnCopy(container, unit.id, at)])
  const { current, next } = sort(open, at)
  const ids = [current, next].flatMap((rental) => rental?.id ?? [])
  const [rows, record] = await Promise.all([
    rentalsById(container, ids, at),
    current ? service.counter.rental(current.id) : null,
  ])
  const row = rows.find(({ id }) => id === current?.id) ?? null
  const customerId = row?.customer_id ?? hold?.customer.id ?? null
  const [rental, customer] = await Promise.all([
    row && record ? atDesk(container, row, record, at) : null,
    customerId === null
      ? null
      : counterCustomer(container, customerId, { at, debtOf: (id) => service.ledger.debtOf(id) }),
  ])
  const facts = await factsOf(container, { unit, row, record, hold, next, customer, location_id, at })
  return {
    ...{ unit, rental, hold, customer },
    next_booking: bookingOf(rows.find(({ id }) => id === next?.id)),
    ...adviseScan(facts),
    as_of: at.toISOString(),
  }
}

/** The rental the copy is with, else the booking that is about to be fetched; and the booking after it. */
function sort(open: readonly RentalOfCopy[], at: Date): { current: RentalOfCopy | null; next: RentalOfCopy | null } {
  const isCurrent = ({ status, starts_at }: RentalOfCopy) =>
    status !== "reserved" || starts_at.getTime() <= at.getTime() + FETCHED_FROM_MS
  const current = open.find(isCurrent) ?? null
  const next = open.find((rental) => rental.status === "reserved" && rental !== current) ?? null
  return { current, next }
}

async function atDesk(
  container: MedusaContainer,
  row: RentalRow,
  record: CounterRental,
  at: Date,
): Promise<ScannedRental> {
  const service = container.resolve<MediaRentalService>("mediaRental")
  const { currency_code } = row
  const isOut = row.status === "out"
  const late = isOut ? accruedLate(record, await service.ledger.chargesOf([row.id]), at) : null
  const deposit = isZero(row.deposit_share) ? null : await depositBehind(container, row.order_id)
  const isLeaving = row.status === "reserved" || row.status === "ready"
  const needed = deposit?.mode === "hold" && isLeaving ? (await service.counter.holdNeeded(row.id, at)).amount : "0"
  const money = (amount: string) => formatMoney(amount, currency_code)
  return {
    ...row,
    late: { count: late?.count ?? 0, amount: money(late?.amount ?? "0") },
    inspect_on_return: record.terms_snapshot.terms.inspect_on_return,
    deposit: deposit && {
      mode: deposit.mode,
      status: deposit.status,
      share: row.deposit_share,
      to_authorize: money(needed),
    },
  }
}

function bookingOf(row: RentalRow | undefined): NextBooking | null {
  if (!row) return null
  const { id, display_no, status, start_date, starts_at, at_risk, customer } = row
  return { rental_id: id, display_no, status, start_date, starts_at, at_risk, customer }
}

interface Scanned {
  unit: CounterUnitView
  row: RentalRow | null
  record: CounterRental | null
  hold: CounterHoldView | null
  next: RentalOfCopy | null
  customer: CounterCustomerView | null
  location_id: string
  at: Date
}

async function factsOf(container: MedusaContainer, scanned: Scanned): Promise<ScanFacts> {
  const { unit, row, record, hold, next, customer, location_id, at } = scanned
  const terms = record?.terms_snapshot.terms
  const isLeaving = row?.status === "reserved" || row?.status === "ready"
  const min_age = isLeaving ? (terms?.min_age ?? (await ageOf(container, row.id, unit.variant_id))) : null
  return {
    now: at,
    location_id,
    unit,
    rental: row &&
      record && {
        status: row.status,
        customer_id: row.customer_id,
        location_id: row.location_id,
        start_date: row.start_date,
        starts_at: record.starts_at,
        due_at: record.due_at,
        overdue: row.overdue,
        min_age,
      },
    hold: hold && { customer_id: hold.customer.id },
    next,
    customer: customer && {
      blocked: customer.blocked,
      date_of_birth: customer.date_of_birth,
      owes_too_much: customer.debt.some(
        ({ currency_code, amount }) => compareMoney(amount, amountIn(terms?.max_debt, currency_code) ?? "0") > 0,
      ),
    },
  }
}

/** As the hand-out will judge it. */
async function ageOf(container: MedusaContainer, rentalId: string, variantId: string): Promise<number | null> {
  const [{ sales_channel_id }, [offer]] = await Promise.all([
    renterOf(container, rentalId),
    offersOf(container, [variantId], null),
  ])
  return offer ? titleAge(container, offer, sales_channel_id) : null
}

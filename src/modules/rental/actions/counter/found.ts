import type { Sql } from "../../../../lib/sql"
import { daysBetween } from "../../domain/dates"
import { addMoney, compareMoney } from "../../domain/money"
import { localDateOf } from "../../domain/shop-time"
import type { RentalTransaction } from "../../transaction/types"
import { backLines, chargesOf, leftOf, post, reverse, type Charge, type LeftCharge } from "../ledger"
import { lateFeeWithout, lateKeyOf } from "./late"
import { endCustody } from "./return"
import { lateLines, momentOf, requireExpected, totalOf, type MoneyLine } from "./return-plan"
import { lockRental, lockUnit, rentalOfUnit, wrongState, type CounterRental, type CounterUnit } from "./rows"

export interface FoundInput {
  unit_id: string
  /** Where it came to light. */
  location_id: string
  /** @default now */
  found_at?: Date | undefined
}

/** What follows from a copy that has come to light again. */
export interface FoundPlan {
  /** The rental it was lost from; `null` for a copy nobody had. */
  rental: CounterRental | null
  found_at: Date
  /** The lost charges that are taken back: one, or two where a deposit has paid some of it. */
  lost: LeftCharge[]
  lines: MoneyLine[]
  /** Below zero when the customer gets money back. */
  total: string
  currency_code: string | null
}

/**
 * What finding a missing copy comes to: in time, the lost charge goes back and the late fee takes its place.
 *
 * @throws 409 `media_rental_state` for a copy that is not missing, 400 `media_rental_backdate`
 */
export async function planFound(sql: Sql, unit: CounterUnit, input: FoundInput, now: Date): Promise<FoundPlan> {
  if (unit.status !== "missing") {
    throw wrongState(`copy ${unit.barcode} is ${unit.status}, not missing`, { status: unit.status })
  }
  const rental = await rentalOfUnit(sql, unit.id, ["lost"])
  if (!rental) return { rental, found_at: now, lost: [], lines: [], total: "0", currency_code: null }
  const found_at = momentOf(input.found_at, rental, now)
  const charges = await chargesOf(sql, [rental.id])
  const charged = leftOf(charges, "lost")
  const lost = charged[0] && isInTime(rental, charged[0], found_at) ? charged : []
  const lines = lost.length > 0 ? exchange(rental, { lost, charges, found_at }) : []
  return {
    rental,
    found_at,
    lost,
    lines,
    total: totalOf(lines, rental.currency_code),
    currency_code: rental.currency_code,
  }
}

function isInTime({ terms_snapshot }: CounterRental, lost: Charge, found_at: Date): boolean {
  const { tz } = terms_snapshot.calendar
  const days = daysBetween(localDateOf(lost.created_at, tz), localDateOf(found_at, tz))
  return days <= terms_snapshot.terms.found_refund_days
}

/** The lost charge back, the late fee instead; the fee never comes to more than what goes back. */
function exchange(
  rental: CounterRental,
  { lost, charges, found_at }: { lost: readonly LeftCharge[]; charges: readonly Charge[]; found_at: Date },
): MoneyLine[] {
  const { currency_code } = rental
  const all = addMoney(
    lost.map(({ net }) => net),
    currency_code,
  )
  const late = lateFeeWithout(rental, { returned_at: found_at, charges, without: lost.map(({ id }) => id) })
  const capped = compareMoney(late.amount, all) > 0 ? { ...late, amount: all } : late
  return [...backLines(lost), ...lateLines(capped, rental)]
}

export interface Found {
  unit_id: string
  rental_id: string | null
  lines: MoneyLine[]
  total: string
  currency_code: string | null
}

/**
 * A missing copy is back: it is looked at before anybody rents it again, and its rental counts as returned.
 *
 * @throws see `planFound`; 409 `media_rental_charge_changed`
 */
export async function registerFound(
  tx: RentalTransaction,
  input: FoundInput & { expected?: { total: string; currency_code: string } | undefined },
): Promise<Found> {
  const unit = await lockUnit(tx, input.unit_id)
  const plan = await planFound(tx.sql, unit, input, tx.now)
  const { rental, lines, total, currency_code } = plan
  if (input.expected && currency_code !== null) requireExpected({ lines, total, currency_code }, input.expected)
  await tx.sql.execute(
    `update media_rental_unit set status = 'inspecting', current_location_id = ?, version = version + 1,
       updated_at = now() where id = ?`,
    [input.location_id, unit.id],
  )
  if (rental) await endLoss(tx, plan, input.location_id)
  await tx.event({
    type: rental ? "order.found" : "unit.updated",
    rental_order_id: rental?.id ?? null,
    unit_id: unit.id,
    variant_id: unit.variant_id,
    from_status: rental ? "lost" : "missing",
    to_status: rental ? "returned" : "inspecting",
    data: {
      change: "found",
      barcode: unit.barcode,
      found_at: plan.found_at.toISOString(),
      lines,
      total,
      currency_code,
    },
  })
  return { unit_id: unit.id, rental_id: rental?.id ?? null, lines, total, currency_code }
}

async function endLoss(tx: RentalTransaction, plan: FoundPlan, locationId: string): Promise<void> {
  const rental = await lockRental(tx, plan.rental!.id)
  await tx.sql.execute(
    `update media_rental_order set status = 'returned', returned_at = ?, return_location_id = ?,
       version = version + 1, updated_at = now()
     where id = ? and status = 'lost'`,
    [plan.found_at, locationId, rental.id],
  )
  const buffer_ms = rental.terms_snapshot.terms.buffer_after_ms
  await endCustody(tx, { allocation_id: rental.allocation_id, returned_at: plan.found_at, buffer_ms })
  for (const { id } of plan.lost) await reverse(tx, { charge_id: id, reason: "found", period_key: `found:${id}` })
  const late = plan.lines.find((line) => line.kind === "late")
  if (!late) return
  await post(tx, {
    rental_order_id: rental.id,
    kind: "late",
    period_key: lateKeyOf(rental),
    amount: late.amount,
    currency_code: rental.currency_code,
    status: "pending",
  })
}

import type { Sql } from "../../../../lib/sql"
import { lostAmount, netCharged } from "../../domain/charges"
import { isZero } from "../../domain/money"
import { RENTAL_STATES } from "../../domain/states"
import type { RentalTransaction } from "../../transaction/types"
import { changeUnit, openUnit } from "../copies/unit"
import { requireExpected, totalOf, type MoneyLine } from "../counter/return-plan"
import { chargesOf, post } from "../ledger"
import { reseatBookings } from "../seating"
import type { Charged } from "./extend"
import { allocationOf, lockOrder, wrongState, type RentalOrder } from "./rows"

export interface LostInput {
  rental_order_id: string
  /** What was shown before; the job that gives copies up after so many days asks nobody. */
  expected?: { total: string; currency_code: string }
}

/** Lines and total of an act before it is written. */
export interface MoneyPlan {
  lines: MoneyLine[]
  total: string
  currency_code: string
}

/**
 * What a loss costs: the replacement value less the late fees already charged.
 * @throws 409 `media_rental_state` for a rental that is not out
 */
export async function planLost(sql: Sql, rental: RentalOrder): Promise<MoneyPlan> {
  if (!RENTAL_STATES.canChange(rental.status, "lost")) throw wrongState(rental, "cannot be lost")
  const { currency_code, replacement_value } = rental
  const charges = await chargesOf(sql, [rental.id])
  const late_charged = netCharged(charges, ["late"], currency_code)
  const amount = lostAmount({ replacement_value, late_charged, currency_code })
  const lines: MoneyLine[] = isZero(amount) ? [] : [{ kind: "lost", amount }]
  return { lines, total: totalOf(lines, currency_code), currency_code }
}

/**
 * Gives a copy up that did not come back: it is charged once, and whoever had booked the copy gets another or is told
 * that it is in doubt.
 *
 * @throws see `planLost`; 409 `media_rental_charge_changed`
 */
export async function loseCopy(tx: RentalTransaction, input: LostInput): Promise<Charged> {
  const rental = await lockOrder(tx, input.rental_order_id)
  const plan = await planLost(tx.sql, rental)
  if (input.expected) requireExpected(plan, input.expected)
  const [line] = plan.lines
  const charge = line
    ? await post(tx, {
        rental_order_id: rental.id,
        kind: "lost",
        period_key: "lost",
        amount: line.amount,
        currency_code: plan.currency_code,
        status: "pending",
      })
    : null
  await tx.sql.execute(
    `update media_rental_order set status = 'lost', version = version + 1, updated_at = now() where id = ?`,
    [rental.id],
  )
  const bookings = await takeFromService(tx, rental, "missing")
  await tx.event({
    type: "order.lost",
    rental_order_id: rental.id,
    unit_id: rental.unit_id,
    variant_id: rental.variant_id,
    from_status: rental.status,
    to_status: "lost",
    data: { customer_id: rental.customer_id, ...plan, ...bookings },
  })
  return { rental_order_id: rental.id, order_id: rental.order_id, charges: charge ? [charge] : [], ...plan }
}

/** A copy that never comes back to this shelf: nobody waits for it any more, its bookings go elsewhere. */
export async function takeFromService(
  tx: RentalTransaction,
  rental: RentalOrder,
  to: "missing" | "sold",
): Promise<{ moved: string[]; at_risk: string[] }> {
  const { home_location_id } = await allocationOf(tx.sql, rental)
  await tx.sql.execute(`update media_rental_allocation set custody_open = false, updated_at = now() where id = ?`, [
    rental.allocation_id,
  ])
  const unit = await openUnit(tx, { id: rental.unit_id })
  const changes = to === "sold" ? { status: to, retired_at: tx.now } : { status: to }
  await changeUnit(tx, unit, changes, { change: to, data: { rental_order_id: rental.id } })
  const { moved, flagged } = await reseatBookings(tx, {
    unit_id: rental.unit_id,
    variant_id: rental.variant_id,
    location_id: home_location_id,
    terms: rental.terms_snapshot.terms,
  })
  return { moved, at_risk: flagged }
}

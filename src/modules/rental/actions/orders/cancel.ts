import { isZero } from "../../domain/money"
import { hasStarted } from "../../domain/order-rights"
import { RENTAL_STATES } from "../../domain/states"
import type { RentalTransaction } from "../../transaction/types"
import { requireExpected } from "../counter/return-plan"
import { promoteHolds } from "../holds/promote"
import { chargesOf, post, reverse, type Charge } from "../ledger"
import { release } from "../seating"
import { backToShelf } from "../copies/back-to-shelf"
import { allocationOf, lockOrder, wrongState, type RentalOrder } from "./rows"
import { planCancellation, planNoShow, type CancellationPlan, type RentalPaid } from "./cancel-plan"
import type { Charged } from "./extend"

export interface CancelInput {
  rental_order_id: string
  reason: string
  paid: RentalPaid
  /** What was shown before; an order that is cancelled as a whole asks nobody. */
  expected?: { total: string; currency_code: string }
}

/** A rental that does not take place any more. */
export interface CalledOff extends Charged {
  /** Rows that take charges back; the money of refunds is still to be sent. */
  reversals: Charge[]
}

/**
 * Calls a rental off before its hand-out: the copy is free at once and the first who waits for it is served, rent goes
 * back by the terms.
 *
 * @throws 409 `media_rental_state` once the copy is out, 409 `media_rental_charge_changed`
 */
export async function cancel(tx: RentalTransaction, input: CancelInput): Promise<CalledOff> {
  const rental = await lockOrder(tx, input.rental_order_id)
  if (!RENTAL_STATES.canChange(rental.status, "canceled")) throw wrongState(rental, "cannot be cancelled")
  const charges = await chargesOf(tx.sql, [rental.id])
  const plan = planCancellation(rental, charges, input.paid, tx.now)
  if (input.expected) requireExpected(plan, input.expected)
  const reversals = await takeBack(tx, plan, input.reason)
  await callOff(tx, rental, { to: "canceled", reason: input.reason, plan })
  return answer(rental, plan, { charges: [], reversals })
}

export interface NoShowInput {
  rental_order_id: string
  paid: RentalPaid
  /** What was shown before; the job that gives bookings up asks nobody. */
  expected?: { total: string; currency_code: string }
}

/**
 * Nobody came for the copy: as a cancellation after its time, and the terms may ask a fee for it.
 *
 * @throws 409 `media_rental_state` before the rental has started, or once the copy is out, 409
 *   `media_rental_charge_changed`
 */
export async function noShow(tx: RentalTransaction, input: NoShowInput): Promise<CalledOff> {
  const rental = await lockOrder(tx, input.rental_order_id)
  requireMissed(rental, tx.now)
  const plan = planNoShow(rental, await chargesOf(tx.sql, [rental.id]), input.paid, tx.now)
  if (input.expected) requireExpected(plan, input.expected)
  const reversals = await takeBack(tx, plan, "no_show")
  const charges = await chargeNoShow(tx, rental, plan.fee)
  await callOff(tx, rental, { to: "no_show", reason: null, plan })
  return answer(rental, plan, { charges, reversals })
}

/** @throws 409 `media_rental_state` before the rental has started, or once the copy is out */
export function requireMissed(rental: RentalOrder, now: Date): void {
  if (!RENTAL_STATES.canChange(rental.status, "no_show")) throw wrongState(rental, "was not missed")
  if (!hasStarted(rental, now)) throw wrongState(rental, "has not started yet", { reason: "not_started" })
}

async function takeBack(
  tx: RentalTransaction,
  { kind, reversals }: CancellationPlan,
  reason: string,
): Promise<Charge[]> {
  const rows: Charge[] = []
  for (const { charge, amount } of reversals) {
    const period_key = `called_off:${charge.id}`
    const { reversal } = await reverse(tx, {
      charge_id: charge.id,
      amount,
      reason,
      period_key,
      kind: kindOf(charge, kind),
    })
    rows.push(reversal)
  }
  return rows
}

/** An extension that nobody has paid needs no money back, whatever was paid for the rent. */
const kindOf = (charge: Charge, kind: CancellationPlan["kind"]) =>
  charge.kind === "rent" || charge.status === "paid" ? kind : "waiver"

async function chargeNoShow(tx: RentalTransaction, { id, currency_code }: RentalOrder, amount: string) {
  if (isZero(amount)) return []
  return [
    await post(tx, {
      rental_order_id: id,
      kind: "no_show",
      period_key: "no_show",
      amount,
      currency_code,
      status: "pending",
    }),
  ]
}

async function callOff(
  tx: RentalTransaction,
  rental: RentalOrder,
  { to, reason, plan }: { to: "canceled" | "no_show"; reason: string | null; plan: CancellationPlan },
): Promise<void> {
  const { home_location_id } = await allocationOf(tx.sql, rental)
  await release(tx, [rental.allocation_id])
  await tx.sql.execute(
    `update media_rental_order set status = ?, cancel_reason = ?, at_risk = false, version = version + 1,
       updated_at = now() where id = ?`,
    [to, reason, rental.id],
  )
  if (rental.status === "ready") await backToShelf(tx, [rental.unit_id], "not_fetched")
  await tx.event({
    type: `order.${to}`,
    rental_order_id: rental.id,
    unit_id: rental.unit_id,
    variant_id: rental.variant_id,
    from_status: rental.status,
    to_status: to,
    data: {
      customer_id: rental.customer_id,
      reason,
      lines: plan.lines,
      total: plan.total,
      currency_code: plan.currency_code,
    },
  })
  await promoteHolds(tx, [{ variant_id: rental.variant_id, location_id: home_location_id }])
}

function answer(
  { id, order_id }: RentalOrder,
  { lines, total, currency_code }: CancellationPlan,
  { charges, reversals }: { charges: Charge[]; reversals: Charge[] },
): CalledOff {
  return { rental_order_id: id, order_id, charges, reversals, lines, total, currency_code }
}

import type { Sql } from "../../../../lib/sql"
import { buyoutPrice, netCharged } from "../../domain/charges"
import { isZero } from "../../domain/money"
import { RENTAL_STATES } from "../../domain/states"
import type { RentalTransaction } from "../../transaction/types"
import { requireExpected, totalOf } from "../counter/return-plan"
import { backLines, chargesOf, leftOf, post, reverse, type Charge, type LeftCharge } from "../ledger"
import type { CalledOff } from "./cancel"
import { takeFromService, type MoneyPlan } from "./lost"
import { lockOrder, wrongState, type RentalOrder } from "./rows"

export interface BuyoutRequest {
  /** What the title costs new in the rental's currency; `null` when it is not for sale. */
  sale_price: string | null
}

export interface BuyoutInput extends BuyoutRequest {
  rental_order_id: string
  expected: { total: string; currency_code: string }
}

export interface BuyoutPlan extends MoneyPlan {
  /** What is left of the charge for a copy that was given up: it is bought now instead. */
  lost: LeftCharge[]
}

/**
 * What keeping the copy costs: the sale price, or the replacement value, less the agreed share of the rent. A copy that
 * was charged as lost is not paid for twice.
 *
 * @throws 409 `media_rental_state`, also where the terms offer no buyout (`details.reason`)
 */
export async function planBuyout(sql: Sql, rental: RentalOrder, { sale_price }: BuyoutRequest): Promise<BuyoutPlan> {
  if (!RENTAL_STATES.canChange(rental.status, "bought_out")) throw wrongState(rental, "cannot be bought out")
  const { terms } = rental.terms_snapshot
  if (!terms.buyout_offered) throw wrongState(rental, "is not for sale", { reason: "buyout_not_offered" })
  const { currency_code, replacement_value } = rental
  const charges = await chargesOf(sql, [rental.id])
  const rent_charged = netCharged(charges, ["rent", "extension"], currency_code)
  const price = buyoutPrice({ sale_price, replacement_value, rent_charged, terms, currency_code })
  const lost = leftOf(charges, "lost")
  const lines: MoneyPlan["lines"] = [
    ...(isZero(price) ? [] : [{ kind: "buyout" as const, amount: price }]),
    ...backLines(lost),
  ]
  return { lines, total: totalOf(lines, currency_code), currency_code, lost }
}

/**
 * Sells the copy to the customer who has it.
 * @throws see `planBuyout`; 409 `media_rental_charge_changed`
 */
export async function buyOut(tx: RentalTransaction, input: BuyoutInput): Promise<CalledOff> {
  const rental = await lockOrder(tx, input.rental_order_id)
  const { lost, ...plan } = await planBuyout(tx.sql, rental, input)
  requireExpected(plan, input.expected)
  const reversals: Charge[] = []
  for (const { id } of lost) {
    const { reversal } = await reverse(tx, { charge_id: id, reason: "buyout", period_key: `buyout:${id}` })
    reversals.push(reversal)
  }
  const charges = await chargeBuyout(tx, rental, plan)
  await tx.sql.execute(
    `update media_rental_order set status = 'bought_out', closed_at = ?, version = version + 1, updated_at = now()
     where id = ?`,
    [tx.now, rental.id],
  )
  const bookings = await takeFromService(tx, rental, "sold")
  await tx.event({
    type: "order.bought_out",
    rental_order_id: rental.id,
    unit_id: rental.unit_id,
    variant_id: rental.variant_id,
    from_status: rental.status,
    to_status: "bought_out",
    data: { customer_id: rental.customer_id, ...plan, ...bookings },
  })
  return { rental_order_id: rental.id, order_id: rental.order_id, charges, reversals, ...plan }
}

async function chargeBuyout(
  tx: RentalTransaction,
  rental: RentalOrder,
  { lines, currency_code }: MoneyPlan,
): Promise<Charge[]> {
  const line = lines.find(({ kind }) => kind === "buyout")
  if (!line) return []
  const charge = await post(tx, {
    rental_order_id: rental.id,
    kind: "buyout",
    period_key: "buyout",
    amount: line.amount,
    currency_code,
    status: "pending",
  })
  return [charge]
}

import { compareMoney, formatMoney, isZero, minMoney, negateMoney, subtractMoney } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { markCharges, post, type OpenCharge } from "../ledger"

/**
 * Pays open charges from money the shop holds, oldest first. A charge it does not cover is divided: what is covered is
 * paid, the rest is a charge of its own. Answers what was paid.
 */
export async function payFrom(
  tx: RentalTransaction,
  pending: readonly OpenCharge[],
  { amount, paid_by, currency_code }: { amount: string; paid_by: string; currency_code: string },
): Promise<string> {
  let left = formatMoney(amount, currency_code)
  for (const charge of pending) {
    if (isZero(left)) break
    const part = minMoney([left, charge.net], currency_code)
    if (compareMoney(part, charge.net) < 0) await divide(tx, charge, subtractMoney(charge.net, part, currency_code))
    await markCharges(tx, { charge_ids: [charge.id], from: ["pending"], to: "paid", paid_by })
    left = subtractMoney(left, part, currency_code)
  }
  return subtractMoney(amount, left, currency_code)
}

/** `split` is a way of paying that moves no money: the reversal only makes room for the rest. */
async function divide(tx: RentalTransaction, charge: OpenCharge, rest: string): Promise<void> {
  const { rental_order_id, kind, period_key, currency_code } = charge
  await post(tx, {
    rental_order_id,
    kind: "waiver",
    period_key: `${charge.id}:rest`,
    amount: negateMoney(rest, currency_code),
    currency_code,
    status: "pending",
    reason: "the rest is charged apart",
    reverses_id: charge.id,
    paid_by: "split",
  })
  await post(tx, {
    rental_order_id,
    kind,
    period_key: `${period_key}:rest`,
    amount: rest,
    currency_code,
    status: "pending",
    reason: charge.reason,
  })
}

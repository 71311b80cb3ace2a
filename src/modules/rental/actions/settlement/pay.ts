import { restKey } from "../../domain/charges"
import {
  compareMoney,
  formatMoney,
  grossOf,
  isZero,
  minMoney,
  negateMoney,
  netFrom,
  remainder,
  subtractMoney,
} from "../../domain/money"
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

/** A charge the shop order asks for and nobody has paid. */
export interface AskedCharge extends OpenCharge {
  /** Charges whose order line can be the one that asks for it, nearest first. */
  lineage: string[]
}

/** Money that pays charges the shop order asks for. */
export interface AskedPayment {
  /** With tax, as the order asks for it. */
  amount: string
  /** By charge: the order asks for `total` where the ledger says `amount`. */
  factors: Readonly<Record<string, { total: string; amount: string }>>
}

/**
 * Pays charges the shop order has asked for from a deposit, oldest first; the order asks for so much less by then.
 * Of one it does not cover the rest stays on the order's line.
 */
export async function payAsked(
  tx: RentalTransaction,
  asked: readonly AskedCharge[],
  { amount, factors, paid_by }: AskedPayment & { paid_by: "deposit" | "hold" },
): Promise<void> {
  let left = amount
  for (const charge of asked) {
    const { id, net, currency_code } = charge
    if (isZero(left)) return
    const gross = grossOf(net, factors[id], currency_code)
    const part = minMoney([left, gross], currency_code)
    left = subtractMoney(left, part, currency_code)
    if (compareMoney(part, gross) < 0) {
      const paid = netFrom(part, factors[id], currency_code)
      const rest = remainder(net, paid, currency_code)
      if (!isZero(rest)) await divide(tx, charge, rest)
    }
    await markCharges(tx, { charge_ids: [id], from: ["invoiced"], to: "paid", paid_by })
  }
}

/** `split` is a way of paying that moves no money: the reversal only makes room for the rest. */
async function divide(tx: RentalTransaction, charge: OpenCharge, rest: string): Promise<void> {
  const { rental_order_id, kind, period_key, currency_code, order_change_id, status } = charge
  await post(tx, {
    rental_order_id,
    kind: "waiver",
    period_key: `${charge.id}:rest`,
    amount: negateMoney(rest, currency_code),
    currency_code,
    status,
    order_change_id,
    reason: "the rest is charged apart",
    reverses_id: charge.id,
    paid_by: "split",
  })
  await post(tx, {
    rental_order_id,
    kind,
    period_key: restKey(period_key),
    amount: rest,
    currency_code,
    status,
    order_change_id,
    reason: charge.reason,
  })
}

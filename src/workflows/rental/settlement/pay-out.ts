import {
  addMoney,
  compareMoney,
  isZero,
  minMoney,
  negateMoney,
  subtractMoney,
} from "../../../modules/rental/domain/money"
import type { Reversal, SettlementState } from "../../../modules/rental/actions/settlement"
import { isFee } from "../../../modules/rental/domain/settlement"
import { giveBack, noteFor } from "./give-back"
import { OrderCanceled, openOrder } from "./open-order"
import { lineOf, withTax } from "./order-money"
import { refundOwn } from "./own-payment"
import type { Settling } from "./settle-step"

/**
 * Sends the money of refunds and waivers that the ledger holds and nobody has sent yet. What the customer still owes on
 * the same rental (the late fee of a copy that was found) is taken off first.
 */
export async function payOut(settling: Settling): Promise<void> {
  const { rental, rental_order_id } = settling
  for (;;) {
    const state = await rental.settlement.state(rental_order_id)
    const [reversal] = state.reversals
    if (!reversal) return
    await payOutOne(settling, state, reversal)
  }
}

async function payOutOne(settling: Settling, state: SettlementState, reversal: Reversal): Promise<void> {
  const { rental, actor, events } = settling
  const { row, charge } = reversal
  const { currency_code } = state.rental
  const back = negateMoney(row.amount, currency_code)
  const isMoney = charge.kind !== "rent" && charge.status === "paid"
  const offset = isMoney ? offsetOf(state, back) : addMoney([], currency_code)
  const amount = subtractMoney(back, offset, currency_code)
  const paid_by = await send(settling, state, { reversal, amount })
  const { events: written } = await rental.settlement.recordPayout({ charge_id: row.id, offset, paid_by }, { actor })
  events.push(...written)
}

interface Sending {
  reversal: Reversal
  amount: string
}

/** By the payment it came from. A cancelled order has sent everything back by itself. */
async function send(
  { container }: Settling,
  { rental, deposit }: SettlementState,
  { reversal: { row, charge, lineage }, amount }: Sending,
): Promise<"refund" | "credit"> {
  const { currency_code, order_line_id } = rental
  const note = noteFor("charge", row.id)
  const order_id = rental.order_id!
  const isFromHold = charge.paid_by === "hold" || (charge.paid_by === "refund" && deposit?.mode === "hold")
  if (isFromHold && deposit?.payment_id) {
    await refundOwn(container, { payment_id: deposit.payment_id, amount, note, currency_code })
    return "refund"
  }
  try {
    const order = await openOrder(container, order_id)
    const line = charge.kind === "rent" ? order_line_id : lineOf(order, lineage)
    const money = withTax(amount, order, line)
    const unpaid = charge.status === "paid" ? addMoney([], currency_code) : money
    const gone = await giveBack(container, { order_id, amount: money, unpaid, note })
    return isZero(gone.refunded) && compareMoney(gone.credited, 0) > 0 ? "credit" : "refund"
  } catch (error) {
    if (error instanceof OrderCanceled) return "refund"
    throw error
  }
}

function offsetOf({ pending, rental }: SettlementState, back: string): string {
  const owed = addMoney(
    pending.filter(isFee).map((charge) => charge.net),
    rental.currency_code,
  )
  return minMoney([owed, back], rental.currency_code)
}

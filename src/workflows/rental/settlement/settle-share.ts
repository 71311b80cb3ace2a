import type { RecordShare, SettlementState } from "../../../modules/rental/actions/settlement"
import { addMoney, compareMoney, formatMoney } from "../../../modules/rental/domain/money"
import { hasEnded, shareBack } from "../../../modules/rental/domain/settlement"
import { OrderCanceled, captureAuthorised, giveBack, isDepositNote, noteFor, openOrder } from "./give-back"
import { heldOn } from "./order-money"
import { captureHold, refundOwn } from "./own-payment"
import type { Settling } from "./settle-step"

/** Settles what was put down for the copy, once its rental has ended. */
export async function settleShare(settling: Settling): Promise<void> {
  const state = await settling.rental.settlement.state(settling.rental_order_id)
  if (!state.share_open || !hasEnded(state.rental.status)) return
  if (state.deposit!.mode === "hold") return settleHold(settling, state)
  return settleCharge(settling, state)
}

/** A deposit that was paid: what the charges leave of the share goes back, the rest pays them. */
async function settleCharge(settling: Settling, state: SettlementState): Promise<void> {
  const { rental, actor, events, rental_order_id } = settling
  const { events: written } = await rental.settlement.recordShare(
    { rental_order_id, ...(await sendShare(settling, state)) },
    { actor },
  )
  events.push(...written)
}

async function sendShare(settling: Settling, state: SettlementState): Promise<Omit<RecordShare, "rental_order_id">> {
  const { container, fees_on_order, rental_order_id } = settling
  const { deposit_share, currency_code } = state.rental
  const { order_id, payment_id, order_line_id, captured } = state.deposit!
  const none = formatMoney("0", currency_code)
  const note = noteFor("deposit", rental_order_id)
  try {
    const isOwn = order_line_id === null && payment_id !== null
    const was_paid = isOwn || (await wasPaid(settling, state))
    const pays_charges = !fees_on_order && was_paid
    const { returned: amount } = shareBack(deposit_share, state.pending, {
      fees_on_order: !pays_charges,
      currency_code,
    })
    if (isOwn) {
      const returned = await refundOwn(container, { payment_id, amount, note, currency_code })
      return { returned, credited: none, was_paid, pays_charges }
    }
    const { refunded, credited } = await giveBack(container, { order_id, amount, note })
    const returned = addMoney([refunded, credited], currency_code)
    return { returned, credited: was_paid ? none : credited, was_paid, pays_charges }
  } catch (error) {
    // A cancelled order has sent its deposit back with everything else.
    if (error instanceof OrderCanceled) {
      const was_paid = compareMoney(captured, 0) > 0
      return { returned: deposit_share, credited: was_paid ? none : deposit_share, was_paid, pays_charges: false }
    }
    throw error
  }
}

/**
 * A deposit on an order that nobody has paid cannot pay for anything. What has gone back of it already was paid too,
 * whether or not the run that sent it lived to write it down.
 */
async function wasPaid({ container }: Settling, { deposit }: SettlementState): Promise<boolean> {
  const { order_id, amount, currency_code } = deposit!
  const order = await captureAuthorised(container, await openOrder(container, order_id))
  const sent = order.payments.flatMap((payment) => payment.refunds).filter((refund) => isDepositNote(refund.note))
  const paid = addMoney([heldOn(order), ...sent.map((refund) => refund.amount)], currency_code)
  return compareMoney(paid, amount) >= 0
}

/** A hold can be captured once, so it waits for the last rental of its order. */
async function settleHold(settling: Settling, state: SettlementState): Promise<void> {
  const { container, rental, fees_on_order, actor, events } = settling
  const deposit = state.deposit!
  const { order_id, payment_id, currency_code } = deposit
  if (state.others_open > 0) return
  const parts = await rental.settlement.holdParts(deposit, { fees_on_order })
  const amount = addMoney(
    parts.map((part) => part.kept),
    currency_code,
  )
  const note = noteFor("deposit", deposit.id)
  const isLive = payment_id !== null && ["authorized", "reauthorized"].includes(deposit.status)
  const zero = addMoney([], currency_code)
  const taken = isLive
    ? await captureHold(container, { payment_id, amount, note, currency_code })
    : { captured: zero, refunded: zero }
  const { events: written } = await rental.settlement.recordHold({ order_id, ...taken, fees_on_order }, { actor })
  events.push(...written)
}

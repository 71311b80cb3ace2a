import type { RecordShare, SettlementState } from "../../../modules/rental/actions/settlement"
import { addMoney, compareMoney, formatMoney, remainder, subtractMoney } from "../../../modules/rental/domain/money"
import { hasEnded, shareBack } from "../../../modules/rental/domain/settlement"
import { askedFor, nothingAsked, sharesOf } from "./asked"
import { captureAuthorised, creditUpTo, giveBack, isDepositNote, noteFor } from "./give-back"
import { OrderCanceled, openOrder } from "./open-order"
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

type Sent = Omit<RecordShare, "rental_order_id">

async function sendShare(settling: Settling, state: SettlementState): Promise<Sent> {
  const { deposit_share, currency_code } = state.rental
  try {
    return await sendOpenShare(settling, state)
  } catch (error) {
    // A cancelled order has sent its deposit back with everything else.
    if (!(error instanceof OrderCanceled)) throw error
    const none = formatMoney("0", currency_code)
    const was_paid = compareMoney(state.deposit!.captured, 0) > 0
    const asked = nothingAsked(currency_code)
    return { returned: deposit_share, credited: was_paid ? none : deposit_share, was_paid, pays_charges: false, asked }
  }
}

async function sendOpenShare(settling: Settling, state: SettlementState): Promise<Sent> {
  const { container, fees_on_order, rental_order_id } = settling
  const { deposit_share, currency_code } = state.rental
  const { order_id, payment_id, order_line_id } = state.deposit!
  const none = formatMoney("0", currency_code)
  const note = noteFor("deposit", rental_order_id)
  const isOwn = order_line_id === null && payment_id !== null
  const was_paid = isOwn || (await wasPaid(settling, state))
  const pays_charges = !fees_on_order && was_paid
  const options = { fees_on_order: !pays_charges, currency_code }
  const { returned: amount } = shareBack(deposit_share, state.pending, options)
  const share = { rental_order_id, limit: pays_charges ? amount : none, asked: state.asked }
  const asked = (await askedFor(container, order_id, [share]))[rental_order_id] ?? nothingAsked(currency_code)
  await creditUpTo(container, { order_id, note, amount: asked.amount })
  if (isOwn) {
    const money = subtractMoney(amount, asked.amount, currency_code)
    const returned = await refundOwn(container, { payment_id, amount: money, note, currency_code })
    return { returned, credited: none, was_paid, pays_charges, asked }
  }
  const gone = await giveBack(container, { order_id, amount, unpaid: was_paid ? none : amount, note })
  const returned = remainder(addMoney([gone.refunded, gone.credited], currency_code), asked.amount, currency_code)
  return { returned, credited: was_paid ? none : gone.credited, was_paid, pays_charges, asked }
}

/**
 * A deposit on an order that nobody has paid cannot pay for anything. What a run that did not live to write it down has
 * taken off the order for this deposit leaves it as unpaid as it was.
 */
async function wasPaid({ container }: Settling, { deposit }: SettlementState): Promise<boolean> {
  const { order_id, status } = deposit!
  if (status !== "pending") return true
  const order = await captureAuthorised(container, await openOrder(container, order_id))
  return compareMoney(order.pending, 0) <= 0 && !order.credits.some(({ reference_id }) => isDepositNote(reference_id))
}

/** A hold can be captured once, so it waits for the last rental of its order. */
async function settleHold(settling: Settling, state: SettlementState): Promise<void> {
  const { container, rental, fees_on_order, actor, events } = settling
  const deposit = state.deposit!
  const { order_id, payment_id, currency_code } = deposit
  if (state.others_open > 0) return
  const parts = await rental.settlement.holdParts(deposit, { fees_on_order })
  const isLive = payment_id !== null && ["authorized", "reauthorized"].includes(deposit.status)
  const pays = isLive && !fees_on_order
  const asked = pays ? await askedFor(container, order_id, sharesOf(parts, currency_code)) : {}
  const sums = [...parts.map(({ kept }) => kept), ...Object.values(asked).map(({ amount }) => amount)]
  const amount = addMoney(sums, currency_code)
  const note = noteFor("deposit", deposit.id)
  const zero = addMoney([], currency_code)
  const taken = isLive
    ? await captureHold(container, { payment_id, amount, note, currency_code })
    : { captured: zero, refunded: zero }
  for (const [id, { amount }] of Object.entries(asked)) {
    await creditUpTo(container, { order_id, note: noteFor("deposit", id), amount })
  }
  const { events: written } = await rental.settlement.recordHold(
    { order_id, ...taken, fees_on_order, asked },
    { actor },
  )
  events.push(...written)
}

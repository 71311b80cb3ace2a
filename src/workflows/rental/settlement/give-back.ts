import type { MedusaContainer } from "@medusajs/framework/types"
import { capturePaymentWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import {
  addMoney,
  compareMoney,
  isZero,
  minMoney,
  remainder,
  subtractMoney,
} from "../../../modules/rental/domain/money"
import { lowerCollections } from "./collections"
import { MoneyWaits, openOrder } from "./open-order"
import { bookCaptures, bookRefunds, creditOrder } from "./order-books"
import { heldOn, isUncaptured, roomOf, type OrderMoney } from "./order-money"

/** How our refunds and credits are told from others on a payment or order. */
export const noteFor = (what: "deposit" | "charge", id: string): string => `media-rental ${what} ${id}`

export const isDepositNote = (note: string | null): boolean => note?.startsWith(noteFor("deposit", "")) === true

const isOurs = (note: string | null) => isDepositNote(note) || note?.startsWith(noteFor("charge", "")) === true

const CREDIT = "media_rental"

/**
 * Takes what has only been authorised: nothing can be refunded before, and an edit of the order would let go of it.
 * Answers the order as it is afterwards.
 */
export async function captureAuthorised(container: MedusaContainer, order: OrderMoney): Promise<OrderMoney> {
  order = await bookCaptures(container, order)
  const open = order.payments.filter(isUncaptured)
  for (const { id } of open) await capturePaymentWorkflow(container).run({ input: { payment_id: id } })
  return open.length > 0 ? openOrder(container, order.id) : order
}

export interface GiveBack {
  order_id: string
  /** Altogether under this note, whatever went back under it before. */
  amount: string
  /** So much of it nobody has paid: before money goes back, the order asks for that much less. */
  unpaid: string
  note: string
}

/**
 * What has gone back under a note so far, as money and as credit on an order that has not been paid. Money that somebody
 * had sent back by hand, so that nothing was left to send, counts as money.
 */
export interface GivenBack {
  refunded: string
  credited: string
}

/**
 * Gives an order's money back up to an amount, under a note that makes it happen once: refunds that are there under the
 * note count, also those of a run that died before it could write them into the order's books. What nobody has paid
 * is no longer asked for, and never taken from what was paid for something else.
 *
 * @throws MoneyWaits when the order is cancelled or being edited; what Medusa or the provider throws
 */
export async function giveBack(container: MedusaContainer, input: GiveBack): Promise<GivenBack> {
  const { note } = input
  let order = await bookRefunds(container, await openOrder(container, input.order_id), note)
  if (!isZero(missing(order, input))) order = await captureAuthorised(container, order)
  const unpaid = remainder(input.unpaid, creditedUnder(order, note), order.currency_code)
  order = await credit(container, order, {
    note,
    amount: minMoney([unpaid, missing(order, input)], order.currency_code),
  })
  order = await refund(container, order, input)
  // A payment that cannot give it back may have been refunded by hand; the order can still ask for less.
  order = await credit(container, order, { note, amount: missing(order, input) })
  const left = missing(order, input)
  if (!isZero(left) && !wentBackByHand(order, left)) {
    throw new MoneyWaits(`order ${order.id} holds too little to give back ${input.amount}`)
  }
  const credited = creditedUnder(order, note)
  if (!isZero(credited)) await lowerCollections(container, order)
  return { refunded: addMoney([refundedUnder(order, note), left], order.currency_code), credited }
}

const missing = (order: OrderMoney, { amount, note }: GiveBack) =>
  remainder(amount, given(order, note), order.currency_code)

async function refund(container: MedusaContainer, order: OrderMoney, input: GiveBack): Promise<OrderMoney> {
  let left = missing(order, input)
  if (isZero(left)) return order
  for (const payment of order.payments) {
    const part = minMoney([left, roomOf(payment, order.currency_code)], order.currency_code)
    if (isZero(part)) continue
    await refundPaymentWorkflow(container).run({
      input: { payment_id: payment.id, amount: Number(part), note: input.note },
    })
    left = subtractMoney(left, part, order.currency_code)
  }
  return openOrder(container, order.id)
}

/** Somebody has refunded everything the order held with Medusa's own means: there is nothing left to send. */
function wentBackByHand(order: OrderMoney, amount: string): boolean {
  const byHand = order.payments.flatMap(({ refunds }) => refunds).filter((refund) => !isOurs(refund.note))
  const sum = addMoney(
    byHand.map((refund) => refund.amount),
    order.currency_code,
  )
  return isZero(heldOn(order)) && compareMoney(sum, amount) >= 0
}

const given = (order: OrderMoney, note: string) =>
  addMoney([refundedUnder(order, note), creditedUnder(order, note)], order.currency_code)

function refundedUnder({ payments, currency_code }: OrderMoney, note: string): string {
  const refunds = payments.flatMap((payment) => payment.refunds).filter((refund) => refund.note === note)
  return addMoney(
    refunds.map((refund) => refund.amount),
    currency_code,
  )
}

export function creditedUnder({ credits, currency_code }: OrderMoney, note: string): string {
  const own = credits.filter((line) => line.reference === CREDIT && line.reference_id === note)
  return addMoney(
    own.map((line) => line.amount),
    currency_code,
  )
}

/**
 * Takes an amount off what an order still asks for, once under a note: money that is held beside it has paid for it.
 *
 * @throws MoneyWaits when the order is cancelled or being edited
 */
export async function creditUpTo(
  container: MedusaContainer,
  { order_id, amount, note }: Omit<GiveBack, "unpaid">,
): Promise<void> {
  if (isZero(amount)) return
  const order = await openOrder(container, order_id)
  const left = remainder(amount, creditedUnder(order, note), order.currency_code)
  await lowerCollections(container, await credit(container, order, { amount: left, note }))
}

/** An order that has not been paid asks for that much less, as far as it still asks for anything. */
async function credit(
  container: MedusaContainer,
  order: OrderMoney,
  { amount, note }: Pick<GiveBack, "amount" | "note">,
): Promise<OrderMoney> {
  const open = minMoney([amount, remainder(order.pending, "0", order.currency_code)], order.currency_code)
  if (isZero(open)) return order
  await creditOrder(container, order.id, { amount: open, reference: CREDIT, reference_id: note })
  return openOrder(container, order.id)
}

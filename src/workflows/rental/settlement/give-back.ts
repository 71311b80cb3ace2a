import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  capturePaymentWorkflow,
  createOrderCreditLinesWorkflow,
  refundPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import {
  addMoney,
  compareMoney,
  isZero,
  minMoney,
  remainder,
  subtractMoney,
} from "../../../modules/rental/domain/money"
import { lowerCollections } from "./collections"
import { heldOn, isUncaptured, orderMoney, roomOf, type OrderMoney } from "./order-money"

/** Money cannot be moved at this moment; somebody (the deposits job) tries again. */
export class MoneyWaits extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = "MoneyWaits"
  }
}

/** A cancelled order has given all its money back by itself. */
export class OrderCanceled extends MoneyWaits {}

/** How our refunds and credits are told from others on a payment or order. */
export const noteFor = (what: "deposit" | "charge", id: string): string => `media-rental ${what} ${id}`

export const isDepositNote = (note: string | null): boolean => note?.startsWith(noteFor("deposit", "")) === true

const isOurs = (note: string | null) => isDepositNote(note) || note?.startsWith(noteFor("charge", "")) === true

const CREDIT = "media_rental"

/** The order as it is now, when money on it may move. */
export async function openOrder(container: MedusaContainer, orderId: string): Promise<OrderMoney> {
  const order = await orderMoney(container, orderId)
  if (!order || order.is_canceled) throw new OrderCanceled(`order ${orderId} is cancelled`)
  if (order.is_being_edited) throw new MoneyWaits(`order ${orderId} is being edited`)
  return order
}

/**
 * Takes what has only been authorised: nothing can be refunded before, and an edit of the order would let go of it.
 * Answers the order as it is afterwards.
 */
export async function captureAuthorised(container: MedusaContainer, order: OrderMoney): Promise<OrderMoney> {
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

/** What has gone back under a note so far, as money and as credit on an order that has not been paid. */
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
  if (!isZero(missing(order, input)) && !wentBackByHand(order, missing(order, input))) {
    throw new MoneyWaits(`order ${order.id} holds too little to give back ${input.amount}`)
  }
  const credited = creditedUnder(order, note)
  if (!isZero(credited)) await lowerCollections(container, order)
  return { refunded: refundedUnder(order, note), credited }
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
 * A refund of ours that the order's books do not know was made by a run that died in the middle: the money has gone,
 * so it is entered as Medusa would have done it.
 */
async function bookRefunds(container: MedusaContainer, order: OrderMoney, note: string): Promise<OrderMoney> {
  const unknown = order.payments
    .flatMap((payment) => payment.refunds)
    .filter((refund) => refund.note === note && !order.known_refunds.has(refund.id))
  for (const refund of unknown) {
    await container.resolve<IOrderModuleService>(Modules.ORDER).addOrderTransactions({
      order_id: order.id,
      amount: -Number(refund.amount),
      currency_code: order.currency_code,
      reference: "refund",
      reference_id: refund.id,
    })
    const owed = await openOrder(container, order.id)
    const amount = minMoney([refund.amount, remainder(owed.pending, "0", owed.currency_code)], owed.currency_code)
    if (!isZero(amount))
      await creditOrder(container, owed.id, { amount, reference: "payment", reference_id: refund.id })
  }
  return unknown.length > 0 ? openOrder(container, order.id) : order
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

async function creditOrder(
  container: MedusaContainer,
  id: string,
  line: { amount: string; reference: string; reference_id: string },
): Promise<void> {
  await createOrderCreditLinesWorkflow(container).run({
    input: { id, credit_lines: [{ ...line, amount: Number(line.amount) }] },
  })
}

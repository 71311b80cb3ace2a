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
import { isUncaptured, orderMoney, roomOf, type OrderMoney } from "./order-money"

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
 * yet is no longer asked for.
 *
 * @throws MoneyWaits when the order is cancelled or being edited; what Medusa or the provider throws
 */
export async function giveBack(container: MedusaContainer, input: GiveBack): Promise<GivenBack> {
  let order = await openOrder(container, input.order_id)
  order = await bookRefunds(container, order, input.note)
  let left = remainder(input.amount, given(order, input.note), order.currency_code)
  if (!isZero(left)) order = await captureAuthorised(container, order)
  for (const payment of order.payments) {
    const part = minMoney([left, roomOf(payment, order.currency_code)], order.currency_code)
    if (isZero(part)) continue
    await refundPaymentWorkflow(container).run({
      input: { payment_id: payment.id, amount: Number(part), note: input.note },
    })
    left = subtractMoney(left, part, order.currency_code)
  }
  if (!isZero(left)) await credit(container, await openOrder(container, order.id), { ...input, amount: left })
  const after = await openOrder(container, order.id)
  if (compareMoney(given(after, input.note), input.amount) < 0) {
    throw new MoneyWaits(`order ${order.id} holds too little to give back ${input.amount}`)
  }
  return { refunded: refundedUnder(after, input.note), credited: creditedUnder(after, input.note) }
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

function creditedUnder({ credits, currency_code }: OrderMoney, note: string): string {
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
  const missing = order.payments
    .flatMap((payment) => payment.refunds)
    .filter((refund) => refund.note === note && !order.known_refunds.has(refund.id))
  for (const refund of missing) {
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
  return missing.length > 0 ? openOrder(container, order.id) : order
}

/** An order that has not been paid asks for that much less. */
async function credit(container: MedusaContainer, order: OrderMoney, { amount, note }: GiveBack): Promise<void> {
  const open = minMoney([amount, remainder(order.pending, "0", order.currency_code)], order.currency_code)
  if (compareMoney(open, 0) > 0)
    await creditOrder(container, order.id, { amount: open, reference: CREDIT, reference_id: note })
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

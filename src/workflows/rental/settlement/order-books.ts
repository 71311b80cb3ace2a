import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { isZero, minMoney, remainder } from "../../../modules/rental/domain/money"
import { MoneyWaits, openOrder } from "./open-order"
import type { OrderMoney } from "./order-money"

/** Longer than Medusa takes from a capture to its entry into the order's books. */
const ENTERED_MS = 60_000

/**
 * A capture the order's books do not know was made by a run that died in the middle: it is entered as Medusa would have
 * done it, or the order would still ask for money it has.
 *
 * @throws MoneyWaits for one so young that its own run may still enter it
 */
export async function bookCaptures(container: MedusaContainer, order: OrderMoney): Promise<OrderMoney> {
  const unknown = order.payments.flatMap((payment) => payment.captures).filter(({ id }) => !order.booked.has(id))
  if (unknown.length === 0) return order
  if (unknown.some(({ created_at }) => Date.now() - created_at.getTime() < ENTERED_MS)) {
    throw new MoneyWaits(`a payment of order ${order.id} is being entered`)
  }
  await container.resolve<IOrderModuleService>(Modules.ORDER).addOrderTransactions(
    unknown.map(({ id, amount }) => ({
      order_id: order.id,
      amount: Number(amount),
      currency_code: order.currency_code,
      reference: "capture",
      reference_id: id,
    })),
  )
  return openOrder(container, order.id)
}

/**
 * A refund of ours that the order's books do not know was made by a run that died in the middle: the money has gone,
 * so it is entered as Medusa would have done it.
 */
export async function bookRefunds(container: MedusaContainer, order: OrderMoney, note: string): Promise<OrderMoney> {
  const unknown = order.payments
    .flatMap((payment) => payment.refunds)
    .filter((refund) => refund.note === note && !order.booked.has(refund.id))
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

/** The order asks for that much less. */
export async function creditOrder(
  container: MedusaContainer,
  id: string,
  line: { amount: string; reference: string; reference_id: string },
): Promise<void> {
  await createOrderCreditLinesWorkflow(container).run({
    input: { id, credit_lines: [{ ...line, amount: Number(line.amount) }] },
  })
}

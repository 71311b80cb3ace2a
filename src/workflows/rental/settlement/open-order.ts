import type { MedusaContainer } from "@medusajs/framework/types"
import { orderMoney, type OrderMoney } from "./order-money"

/** Money cannot be moved at this moment; somebody (the deposits job) tries again. */
export class MoneyWaits extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = "MoneyWaits"
  }
}

/** A cancelled order has given all its money back by itself. */
export class OrderCanceled extends MoneyWaits {}

/** The order as it is now, when money on it may move. */
export async function openOrder(container: MedusaContainer, orderId: string): Promise<OrderMoney> {
  const order = await orderMoney(container, orderId)
  if (!order || order.is_canceled) throw new OrderCanceled(`order ${orderId} is cancelled`)
  if (order.is_being_edited) throw new MoneyWaits(`order ${orderId} is being edited`)
  return order
}

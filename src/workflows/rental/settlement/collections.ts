import type { IPaymentModuleService, MedusaContainer, PaymentCollectionDTO } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import {
  compareMoney,
  formatMoney,
  isZero,
  minMoney,
  remainder,
  subtractMoney,
} from "../../../modules/rental/domain/money"
import { select } from "../../lib/sql"
import type { OrderMoney } from "./order-money"

/**
 * Lowers what an order's open payment collections ask for to what the order still asks for, so that nobody pays for what
 * has been credited: Medusa raises and lowers a collection with an edit of the order, and not with a credit. One that
 * asks for nothing any more is cancelled. What a customer had begun to pay was for another sum and is begun anew.
 */
export async function lowerCollections(container: MedusaContainer, order: OrderMoney): Promise<void> {
  const { currency_code } = order
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  let left = remainder(order.pending, "0", currency_code)
  for (const collection of await openCollections(container, order.id)) {
    const asked = formatMoney(Number(collection.amount), currency_code)
    const amount = minMoney([asked, left], currency_code)
    left = subtractMoney(left, amount, currency_code)
    if (compareMoney(amount, asked) === 0) continue
    for (const { id } of collection.payment_sessions ?? []) await payments.deletePaymentSession(id)
    const status = isZero(amount) ? { status: PaymentCollectionStatus.CANCELED } : {}
    await payments.updatePaymentCollections(collection.id, { amount: Number(amount), ...status })
  }
}

async function openCollections(container: MedusaContainer, orderId: string): Promise<PaymentCollectionDTO[]> {
  const ids = await select<{ id: string }>(
    container,
    `select pc.id from order_payment_collection link join payment_collection pc on pc.id = link.payment_collection_id
     where link.order_id = ? and link.deleted_at is null and pc.deleted_at is null
       and pc.status in ('not_paid', 'awaiting')`,
    [orderId],
  )
  if (ids.length === 0) return []
  return container
    .resolve<IPaymentModuleService>(Modules.PAYMENT)
    .listPaymentCollections(
      { id: ids.map(({ id }) => id) },
      { relations: ["payment_sessions"], order: { created_at: "DESC" } },
    )
}

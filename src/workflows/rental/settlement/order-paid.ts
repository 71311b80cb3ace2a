import type { MedusaContainer } from "@medusajs/framework/types"
import { compareMoney } from "../../../modules/rental/domain/money"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor, RentalEvent } from "../../../modules/rental/transaction/types"
import { orderMoney } from "./order-money"
import type { Settling } from "./settle-step"

/** An order that has nothing left to pay has paid everything our ledger calls invoiced. */
export async function noteOrderPaid({ container, rental, rental_order_id, actor, events }: Settling): Promise<void> {
  const { order_id } = (await rental.settlement.state(rental_order_id)).rental
  if (order_id !== null) events.push(...(await recordIfPaid(container, order_id, actor)))
}

/**
 * Marks what a shop order has asked for as paid, when the order has nothing left to pay. What it asks for is read before
 * the order: a charge that comes onto it in between is not paid by what was paid before.
 */
export async function recordIfPaid(
  container: MedusaContainer,
  orderId: string,
  actor: RentalActor = { type: "system" },
): Promise<RentalEvent[]> {
  const { settlement } = container.resolve<MediaRentalService>("mediaRental")
  const charge_ids = await settlement.invoicedOf(orderId)
  const order = await orderMoney(container, orderId)
  if (!order || order.is_canceled || compareMoney(order.pending, 0) > 0) return []
  return (await settlement.recordOrderPaid({ order_id: order.id, charge_ids }, { actor })).events
}

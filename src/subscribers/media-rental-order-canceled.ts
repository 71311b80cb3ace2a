import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { cancelRentalsOfOrderWorkflow } from "../workflows/rental/cart/cancel-of-order"

/** A cancelled order has nothing booked. */
export default async function mediaRentalOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await cancelRentalsOfOrderWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "media-rental-order-canceled" },
}

import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { nameRentalOrderWorkflow } from "../workflows/rental/cart/name-order"

/** The order stands: its rentals are booked. */
export default async function mediaRentalOrderPlaced({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await nameRentalOrderWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "media-rental-order-placed" },
}

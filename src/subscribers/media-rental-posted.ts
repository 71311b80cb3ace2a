import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { fulfilPostedRentalsWorkflow, postedOrderOf } from "../workflows/rental/posted"

/** A copy that is scanned out to be posted makes its line of the shop order fulfilled. */
export default async function mediaRentalPosted({
  event,
  container,
}: SubscriberArgs<{ rental_order_id: string }>): Promise<void> {
  const order_id = await postedOrderOf(container, event.data.rental_order_id)
  if (order_id) await fulfilPostedRentalsWorkflow(container).run({ input: { order_id } })
}

export const config: SubscriberConfig = {
  event: "media_rental.order.out",
  context: { subscriberId: "media-rental-posted" },
}

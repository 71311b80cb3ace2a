import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { dropRentalLinesWorkflow } from "../workflows/rental/cart/cancel-of-order"

/** Rentals that an edit has taken off their order. */
export default async function mediaRentalOrderEdited({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await dropRentalLinesWorkflow(container).run({ input: { order_id: event.data.order_id } })
}

export const config: SubscriberConfig = {
  event: "order-edit.confirmed",
  context: { subscriberId: "media-rental-order-edited" },
}

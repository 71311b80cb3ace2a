import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followDigitalOrderWorkflow } from "../workflows/license/digital/follow-order"

/** The order stands: licences come with it, unless the shop waits for the money. */
export default async function mediaLicenseDigitalOrderPlaced({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await followDigitalOrderWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "media-license-digital-order-placed" },
}

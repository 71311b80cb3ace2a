import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followDigitalOrderWorkflow } from "../workflows/license/digital/follow-order"

/** A cancelled order keeps no licences. */
export default async function mediaLicenseDigitalOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await followDigitalOrderWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "media-license-digital-order-canceled" },
}

import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followDigitalOrderWorkflow } from "../workflows/license/digital/follow-order"

/** What came back is not played any more. */
export default async function mediaLicenseDigitalReturnReceived({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await followDigitalOrderWorkflow(container).run({ input: { order_id: event.data.order_id } })
}

export const config: SubscriberConfig = {
  event: "order.return_received",
  context: { subscriberId: "media-license-digital-return-received" },
}

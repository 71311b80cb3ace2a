import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { holdReturnedTagsWorkflow } from "../workflows/license/packing"

/** Goods of an order came back: its copies wait for their return scan. */
export default async function mediaLicenseReturnReceived({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await holdReturnedTagsWorkflow(container).run({ input: { order_id: event.data.order_id } })
}

export const config: SubscriberConfig = {
  event: "order.return_received",
  context: { subscriberId: "media-license-return-received" },
}

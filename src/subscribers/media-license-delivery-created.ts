import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { shipTagsWorkflow } from "../workflows/license/packing"

/** A parcel was handed over: its copies are sold. */
export default async function mediaLicenseDeliveryCreated({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await shipTagsWorkflow(container).run({ input: { fulfillment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "delivery.created",
  context: { subscriberId: "media-license-delivery-created" },
}

import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { shipTagsWorkflow } from "../workflows/license/packing"

/** A parcel has left: its copies are sold. */
export default async function mediaLicenseShipmentCreated({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await shipTagsWorkflow(container).run({ input: { fulfillment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "shipment.created",
  context: { subscriberId: "media-license-shipment-created" },
}

import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followDigitalOrderWorkflow } from "../workflows/license/digital/follow-order"

/** Money has come in: licences that waited for it are issued. */
export default async function mediaLicenseDigitalPaymentCaptured({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await followDigitalOrderWorkflow(container).run({ input: { payment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "payment.captured",
  context: { subscriberId: "media-license-digital-payment-captured" },
}

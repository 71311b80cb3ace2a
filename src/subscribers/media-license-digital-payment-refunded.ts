import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followDigitalOrderWorkflow } from "../workflows/license/digital/follow-order"

/** Money has gone back: when it was all of it, the licences go too. */
export default async function mediaLicenseDigitalPaymentRefunded({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await followDigitalOrderWorkflow(container).run({ input: { payment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "payment.refunded",
  context: { subscriberId: "media-license-digital-payment-refunded" },
}

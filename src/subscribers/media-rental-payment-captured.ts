import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { noteRentalPaymentWorkflow } from "../workflows/rental/orders/note-payment"

/** What a shop order asked for by renting is paid when the order is. */
export default async function mediaRentalPaymentCaptured({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await noteRentalPaymentWorkflow(container).run({ input: { payment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "payment.captured",
  context: { subscriberId: "media-rental-payment-captured" },
}

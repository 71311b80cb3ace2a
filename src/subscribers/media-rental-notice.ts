import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ALERTING_EVENTS, NOTICE_OF_EVENT } from "../modules/rental/domain/notices"
import { sendRentalNoticeWorkflow } from "../workflows/rental/notices/send-notice"

interface Announced extends Record<string, unknown> {
  id: string
  rental_order_id: string | null
  hold_id: string | null
}

/** Tells customers and staff of what has happened to a rental or a hold; each once, however often the event arrives. */
export default async function mediaRentalNotice({ event, container }: SubscriberArgs<Announced>): Promise<void> {
  const { id, rental_order_id, hold_id, ...data } = event.data
  const type = event.name.replace(/^media_rental\./, "")
  await sendRentalNoticeWorkflow(container).run({ input: { event_id: id, type, rental_order_id, hold_id, data } })
}

export const config: SubscriberConfig = {
  event: [...new Set([...Object.keys(NOTICE_OF_EVENT), ...ALERTING_EVENTS])].map((type) => `media_rental.${type}`),
  context: { subscriberId: "media-rental-notice" },
}

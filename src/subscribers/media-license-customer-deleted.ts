import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { eraseLicenseCustomerWorkflow } from "../workflows/license/privacy/erase-customer"

/** A deleted customer is forgotten here too. */
export default async function mediaLicenseCustomerDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  for (const customer_id of [event.data.id].flat()) {
    await eraseLicenseCustomerWorkflow(container).run({ input: { customer_id } })
  }
}

export const config: SubscriberConfig = {
  event: "customer.deleted",
  context: { subscriberId: "media-license-customer-deleted" },
}

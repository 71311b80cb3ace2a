import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { withdrawDeletedWorkflow } from "../workflows/catalog/withdraw-deleted"

/** A deleted variant no longer offers anything. */
export default async function mediaVariantDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  await withdrawDeletedWorkflow(container).run({ input: { variant_ids: [event.data.id].flat() } })
}

export const config: SubscriberConfig = {
  event: "product-variant.deleted",
  context: { subscriberId: "media-variant-deleted" },
}

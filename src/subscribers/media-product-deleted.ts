import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { withdrawDeletedWorkflow } from "../workflows/catalog/withdraw-deleted"

/** A deleted product is no longer a media item. */
export default async function mediaProductDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  await withdrawDeletedWorkflow(container).run({ input: { product_ids: [event.data.id].flat() } })
}

export const config: SubscriberConfig = {
  event: "product.deleted",
  context: { subscriberId: "media-product-deleted" },
}

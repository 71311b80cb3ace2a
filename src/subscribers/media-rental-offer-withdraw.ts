import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followCatalogueWorkflow } from "../workflows/rental/setup/follow-catalogue"

/** What has been deleted is not rented any more; what is out goes on until it is back. */
export default async function mediaRentalOfferWithdraw({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  const ids = [event.data.id].flat()
  const input = event.name === "product.deleted" ? { product_ids: ids } : { variant_ids: ids }
  await followCatalogueWorkflow(container).run({ input })
}

export const config: SubscriberConfig = {
  event: ["product.deleted", "product-variant.deleted"],
  context: { subscriberId: "media-rental-offer-withdraw" },
}

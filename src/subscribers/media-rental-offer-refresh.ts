import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followCatalogueWorkflow } from "../workflows/rental/setup/follow-catalogue"

type CatalogueEvent = { id: string | string[]; product_id?: string }

/** Rental offers carry title, media type, disc count and age of the catalogue; a media item names its product. */
export default async function mediaRentalOfferRefresh({
  event,
  container,
}: SubscriberArgs<CatalogueEvent>): Promise<void> {
  const product_ids = [event.data.product_id ?? event.data.id].flat()
  await followCatalogueWorkflow(container).run({ input: { product_ids } })
}

export const config: SubscriberConfig = {
  event: ["media_catalog.item.updated", "media_catalog.item.deleted", "product.updated"],
  context: { subscriberId: "media-rental-offer-refresh" },
}

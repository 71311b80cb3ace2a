import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type MediaCatalogService from "../modules/catalog/service"
import { assessMediaItemsWorkflow } from "../workflows/catalog/assess-items"

/** Cover and description count for an item's completeness, and they are edited on the product. */
export default async function mediaProductUpdated({
  event,
  container,
}: SubscriberArgs<{ id: string | string[] }>): Promise<void> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const product_id = [event.data.id].flat()
  const items = await catalog.listMediaItems({ product_id }, { select: ["id"], take: product_id.length })
  if (items.length) await assessMediaItemsWorkflow(container).run({ input: { ids: items.map((item) => item.id) } })
}

export const config: SubscriberConfig = {
  event: "product.updated",
  context: { subscriberId: "media-product-updated" },
}

import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { TYPE_REASSESSMENT } from "../workflows/catalog/vocabulary/lib/reassess"
import { reassessMediaItemsWorkflow } from "../workflows/catalog/vocabulary/reassess-items"

/** Goes on with a recomputation that was too long for the request that began it, one bounded run per event. */
export default async function mediaTypeReassessment({
  event,
  container,
}: SubscriberArgs<{ media_type: string }>): Promise<void> {
  const { result } = await reassessMediaItemsWorkflow(container).run({ input: { media_type: event.data.media_type } })
  if (result.unfinished.length === 0) return
  await container.resolve(Modules.EVENT_BUS).emit({ name: TYPE_REASSESSMENT, data: event.data })
}

export const config: SubscriberConfig = {
  event: TYPE_REASSESSMENT,
  context: { subscriberId: "media-type-reassessment" },
}

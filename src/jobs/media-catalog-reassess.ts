import type { MedusaContainer } from "@medusajs/framework/types"
import { reassessMediaItemsWorkflow } from "../workflows/catalog/vocabulary/reassess-items"

/** Picks up recomputations whose worker or event got lost; without any it costs one small query. */
export default async function mediaCatalogReassess(container: MedusaContainer): Promise<void> {
  await reassessMediaItemsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-catalog-reassess", schedule: "*/5 * * * *" }

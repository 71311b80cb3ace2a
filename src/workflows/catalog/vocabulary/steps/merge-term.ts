import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type MediaCatalogService from "../../../../modules/catalog/service"

/** Merges a term into another; compensated by pointing everything back that nobody has touched since. */
export const mergeTermStep = createStep(
  "media-catalog-merge-term",
  async ({ id, into_id }: { id: string; into_id: string }, { container }) => {
    const merge = await container.resolve<MediaCatalogService>("mediaCatalog").mergeTerm(id, into_id)
    const { result, changes, reassess, moved } = merge
    const attributes = moved.attributes.reduce((sum, { ids }) => sum + ids.length, 0)
    const counts = {
      moved: Object.values(moved.moved).reduce((sum, ids) => sum + ids.length, attributes),
      dropped: moved.dropped.media_item_term.length + moved.dropped.media_credit.length,
    }
    return new StepResponse({ result, changes, reassess, counts }, merge)
  },
  async (merge, { container }) => {
    if (merge) await container.resolve<MediaCatalogService>("mediaCatalog").unmergeTerm(merge)
  },
)

import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { ItemPlacement } from "../../../modules/catalog/actions/insert-items"
import type MediaCatalogService from "../../../modules/catalog/service"

/** Writes items with all their parts in one transaction; compensated by removing exactly what it wrote. */
export const insertMediaItemsStep = createStep(
  "media-catalog-insert-items",
  async (input: { placements: ItemPlacement[] }, { container }) => {
    const inserted = await container.resolve<MediaCatalogService>("mediaCatalog").insertItems(input.placements)
    return new StepResponse(inserted.items, inserted)
  },
  async (inserted, { container }) => {
    if (inserted) await container.resolve<MediaCatalogService>("mediaCatalog").removeInsertedItems(inserted)
  },
)

import { dismissRemoteLinkStep, emitEventStep } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../lib/errors"
import type { Actor } from "../../lib/permission"
import type { ItemGraph } from "../../modules/catalog/domain/item-graph"
import type MediaCatalogService from "../../modules/catalog/service"
import { recordAuditStep } from "../system/steps/record-audit"
import { auditView } from "./lib/audit-item"

/** Soft-deletes items with their offers; compensated by bringing exactly those back. */
export const deleteMediaItemsStep = createStep(
  "media-catalog-delete-items",
  async (input: { ids: string[] }, { container }) => {
    const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
    const items = await catalog.loadItems(input.ids)
    const missing = input.ids.find((id) => !items.some((item) => item.id === id))
    if (missing !== undefined) {
      throw new MediaError("not_found", "media_item_not_found", `media item ${missing} does not exist`)
    }
    const deleted = await catalog.deleteItems(input.ids)
    const earlier = input.ids.find((id) => !deleted.includes(id))
    if (earlier !== undefined) {
      // Somebody else was faster with one of them; it was not this request that deleted it.
      await catalog.undeleteItems(deleted)
      throw new MediaError("not_found", "media_item_not_found", `media item ${earlier} does not exist`)
    }
    return new StepResponse(items, deleted)
  },
  async (deleted, { container }) => {
    if (deleted?.length) await container.resolve<MediaCatalogService>("mediaCatalog").undeleteItems(deleted)
  },
)

export const deleteMediaItemsWorkflowId = "media-catalog-delete-items"

/**
 * Takes the media data off products: items and offers are soft-deleted and unlinked, the products stay as ordinary
 * products.
 *
 * @throws 404 `media_item_not_found` when one of the ids is unknown or deleted already; then none is deleted
 * @example
 * await deleteMediaItemsWorkflow(container).run({ input: { ids: [id], actor } })
 */
export const deleteMediaItemsWorkflow = createWorkflow(
  deleteMediaItemsWorkflowId,
  (input: WorkflowData<{ ids: string[]; actor?: Actor }>) => {
    const items = deleteMediaItemsStep(input)
    dismissRemoteLinkStep(transform({ items }, ({ items }) => linksOfItems(items)))
    recordAuditStep(
      transform({ input, items }, ({ input, items }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: auditOf(items),
      })),
    )
    emitEventStep({
      eventName: "media_catalog.item.deleted",
      data: transform({ items }, ({ items }) => items.map(({ id, product_id }) => ({ id, product_id }))),
    })
    return new WorkflowResponse(items)
  },
)

/** One event for one item; a batch leaves one event with its size and ids. */
function auditOf(items: ItemGraph[]) {
  const [first] = items
  if (!first) return []
  if (items.length > 1) {
    const before = { count: items.length, ids: items.map((item) => item.id) }
    return [{ action: "catalog.item.batch_deleted", resource_type: "media_item", resource_id: "*", before }]
  }
  return [
    { action: "catalog.item.deleted", resource_type: "media_item", resource_id: first.id, before: auditView(first) },
  ]
}

function linksOfItems(items: ItemGraph[]) {
  return items.flatMap((item) => [
    { [Modules.PRODUCT]: { product_id: item.product_id }, mediaCatalog: { media_item_id: item.id } },
    ...item.offers.map((offer) => ({
      [Modules.PRODUCT]: { product_variant_id: offer.variant_id },
      mediaCatalog: { media_offer_id: offer.id },
    })),
  ])
}

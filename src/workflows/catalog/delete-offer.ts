import { deleteProductVariantsWorkflow, dismissRemoteLinkStep, emitEventStep } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../lib/permission"
import type MediaCatalogService from "../../modules/catalog/service"
import { recordAuditStep } from "../system/steps/record-audit"
import { locksOfOffer } from "./lib/lock-keys"
import { requireOffer } from "./steps/check-offer"
import { holdLocksStep, releaseLocksStep } from "../steps/hold-locks"

/** Soft-deletes an offer; compensated by restoring it. */
export const deleteMediaOfferStep = createStep(
  "media-catalog-delete-offer",
  async (input: { offer_id: string }, { container }) => {
    const { item, offer } = await requireOffer(container, input.offer_id)
    await container.resolve<MediaCatalogService>("mediaCatalog").softDeleteMediaOffers([offer.id])
    return new StepResponse({ item, offer }, offer.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve<MediaCatalogService>("mediaCatalog").restoreMediaOffers([id])
  },
)

export const deleteMediaOfferWorkflowId = "media-catalog-delete-offer"

/**
 * Ends an offer: it and its variant are soft-deleted together.
 * @throws 404 `media_offer_not_found`
 * @example
 * await deleteMediaOfferWorkflow(container).run({ input: { offer_id, actor } })
 */
export const deleteMediaOfferWorkflow = createWorkflow(
  deleteMediaOfferWorkflowId,
  (input: WorkflowData<{ offer_id: string; actor?: Actor }>) => {
    const locks = holdLocksStep(transform({ input }, ({ input }) => ({ keys: locksOfOffer(input.offer_id) })))
    const deleted = deleteMediaOfferStep(input)
    // Medusa takes links along by other names of the variant's id than ours.
    dismissRemoteLinkStep(
      transform({ deleted }, ({ deleted }) => [
        {
          [Modules.PRODUCT]: { product_variant_id: deleted.offer.variant_id },
          mediaCatalog: { media_offer_id: deleted.offer.id },
        },
      ]),
    )
    deleteProductVariantsWorkflow.runAsStep({
      input: transform({ deleted }, ({ deleted }) => ({ ids: [deleted.offer.variant_id] })),
    })
    recordAuditStep(
      transform({ input, deleted }, ({ input, deleted }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: "catalog.offer.deleted",
            resource_type: "media_offer",
            resource_id: deleted.offer.id,
            before: { ...deleted.offer, media_item_id: deleted.item.id },
          },
        ],
      })),
    )
    emitEventStep({
      eventName: "media_catalog.item.updated",
      data: transform({ deleted }, ({ deleted }) => [{ id: deleted.item.id, product_id: deleted.item.product_id }]),
    })
    releaseLocksStep(locks)
    return new WorkflowResponse(transform({ deleted }, ({ deleted }) => deleted.item.id))
  },
)

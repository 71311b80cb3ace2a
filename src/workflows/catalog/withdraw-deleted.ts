import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type MediaCatalogService from "../../modules/catalog/service"
import { recordAuditStep } from "../system/steps/record-audit"

/** What is gone from Medusa. */
export interface WithdrawDeletedInput {
  product_ids?: string[]
  variant_ids?: string[]
}

const TAKE = 10_000

/** Soft-deletes what hangs on deleted products and variants; what is deleted already stays as it is. */
export const withdrawDeletedStep = createStep(
  "media-catalog-withdraw-deleted",
  async (input: WithdrawDeletedInput, { container }) => {
    const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
    const items = input.product_ids?.length
      ? await catalog.listMediaItems({ product_id: input.product_ids }, { select: ["id"], take: TAKE })
      : []
    const itemIds = await catalog.deleteItems(items.map((item) => item.id))
    const offers = input.variant_ids?.length
      ? await catalog.listMediaOffers({ variant_id: input.variant_ids }, { select: ["id"], take: TAKE })
      : []
    const offerIds = offers.map((offer) => offer.id)
    if (offerIds.length) await catalog.softDeleteMediaOffers(offerIds)
    return new StepResponse({ itemIds, offerIds }, { itemIds, offerIds })
  },
  async (withdrawn, { container }) => {
    if (!withdrawn) return
    const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
    await catalog.undeleteItems(withdrawn.itemIds)
    if (withdrawn.offerIds.length) await catalog.restoreMediaOffers(withdrawn.offerIds)
  },
)

export const withdrawDeletedWorkflowId = "media-catalog-withdraw-deleted"

/**
 * Follows Medusa's deletions: the item goes with its product, the offer with its variant. The links already take items
 * along inside Medusa's own workflow; this catches variants and whatever was missed, so it may run any number of times.
 *
 * @example
 * await withdrawDeletedWorkflow(container).run({ input: { product_ids: [productId] } })
 */
export const withdrawDeletedWorkflow = createWorkflow(
  withdrawDeletedWorkflowId,
  (input: WorkflowData<WithdrawDeletedInput>) => {
    const withdrawn = withdrawDeletedStep(input)
    recordAuditStep(
      transform({ withdrawn }, ({ withdrawn }) => ({
        events: [
          ...withdrawn.itemIds.map((id) => event("catalog.item.deleted", "media_item", id)),
          ...withdrawn.offerIds.map((id) => event("catalog.offer.deleted", "media_offer", id)),
        ],
      })),
    )
    return new WorkflowResponse(withdrawn)
  },
)

const event = (action: string, resource_type: string, resource_id: string) => ({
  action,
  resource_type,
  resource_id,
  reason: "deleted together with its product or variant",
})

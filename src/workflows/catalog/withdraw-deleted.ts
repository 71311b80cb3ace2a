import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaCatalogService from "../../modules/catalog/service"
import { recordAuditStep } from "../system/steps/record-audit"
import { findBy } from "./lib/graph"

/** What is gone from Medusa. */
export interface WithdrawDeletedInput {
  product_ids?: string[]
  variant_ids?: string[]
}

const TAKE = 10_000

/**
 * Soft-deletes what hangs on deleted products and variants; what is deleted already stays as it is, and so does what
 * has been restored by the time a late event arrives.
 */
export const withdrawDeletedStep = createStep(
  "media-catalog-withdraw-deleted",
  async (input: WithdrawDeletedInput, { container }) => {
    const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
    const product_id = await goneOf(container, "product", input.product_ids ?? [])
    const items = product_id.length ? await catalog.listMediaItems({ product_id }, { select: ["id"], take: TAKE }) : []
    const itemIds = await catalog.deleteItems(items.map((item) => item.id))
    const variant_id = await goneOf(container, "product_variant", input.variant_ids ?? [])
    const offers = variant_id.length
      ? await catalog.listMediaOffers({ variant_id }, { select: ["id"], take: TAKE })
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

/** Those of the ids that Medusa does not know any more. */
async function goneOf(container: MedusaContainer, entity: string, ids: string[]): Promise<string[]> {
  const alive = new Set((await findBy<{ id: string }>(container, entity, ["id"], "id", ids)).map(({ id }) => id))
  return ids.filter((id) => !alive.has(id))
}

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

import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  when,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaCatalogService from "../../modules/catalog/service"
import type MediaSystemService from "../../modules/system/service"
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
    const unannounced = await unannouncedDeletions(container, product_id)
    const variant_id = await goneOf(container, "product_variant", input.variant_ids ?? [])
    const offers = variant_id.length
      ? await catalog.listMediaOffers({ variant_id }, { select: ["id"], take: TAKE })
      : []
    const offerIds = offers.map((offer) => offer.id)
    if (offerIds.length) await catalog.softDeleteMediaOffers(offerIds)
    return new StepResponse({ unannounced, offerIds }, { itemIds, offerIds })
  },
  async (withdrawn, { container }) => {
    if (!withdrawn) return
    const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
    await catalog.undeleteItems(withdrawn.itemIds)
    if (withdrawn.offerIds.length) await catalog.restoreMediaOffers(withdrawn.offerIds)
  },
)

interface Deletion {
  id: string
  product_id: string
}

/**
 * Items that are gone with these products and of whose deletion nobody has told yet. The links take them along without
 * a word, and an event may arrive twice, so what has been told is read from the audit log.
 */
async function unannouncedDeletions(container: MedusaContainer, productIds: string[]): Promise<Deletion[]> {
  if (productIds.length === 0) return []
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const items = await catalog.listMediaItems(
    { product_id: productIds, deleted_at: { $ne: null } },
    { select: ["id", "product_id", "deleted_at"], withDeleted: true, take: TAKE },
  )
  if (items.length === 0) return []
  const told = await container
    .resolve<MediaSystemService>("mediaSystem")
    .listMediaSystemAuditEvents(
      { action: "catalog.item.deleted", resource_id: items.map((item) => item.id) },
      { select: ["resource_id", "at"], take: TAKE },
    )
  const isTold = (item: { id: string; deleted_at: Date | null }) =>
    told.some((event) => event.resource_id === item.id && new Date(event.at) >= new Date(item.deleted_at ?? 0))
  return items.filter((item) => !isTold(item)).map(({ id, product_id }) => ({ id, product_id }))
}

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
          ...withdrawn.unannounced.map(({ id }) => event("catalog.item.deleted", "media_item", id)),
          ...withdrawn.offerIds.map((id) => event("catalog.offer.deleted", "media_offer", id)),
        ],
      })),
    )
    when({ withdrawn }, ({ withdrawn }) => withdrawn.unannounced.length > 0).then(() =>
      emitEventStep({
        eventName: "media_catalog.item.deleted",
        data: transform({ withdrawn }, ({ withdrawn }) => withdrawn.unannounced),
      }),
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

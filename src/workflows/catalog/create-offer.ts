import { createProductVariantsWorkflow, createRemoteLinkStep, emitEventStep } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../lib/permission"
import type { ItemGraph } from "../../modules/catalog/domain/item-graph"
import type { CreateOfferInput } from "../../modules/catalog/domain/schemas"
import { recordAuditStep } from "../system/steps/record-audit"
import { updatedEvents } from "./lib/audit-item"
import { locksOfNewOffer } from "./lib/lock-keys"
import { addOptionValuesStep } from "./steps/add-option-values"
import { changeMediaItemsStep } from "./steps/change-items"
import { checkNewOfferStep } from "./steps/check-offer"
import { holdLocksStep, releaseLocksStep } from "../steps/hold-locks"

export const createMediaOfferWorkflowId = "media-catalog-create-offer"

/**
 * Adds an offer to an item: makes the variant (or binds one that is there), with its prices, and the offer on it.
 *
 * @throws 404 `media_item_not_found`, 400 with every problem, 409 `media_offer_exists` when the variant has an offer
 * @example
 * const prices = [{ currency_code: "eur", amount: "14.00" }]
 * const offer = createOfferSchema.parse({ condition: "used", media_grade: "NM", prices })
 * await createMediaOfferWorkflow(container).run({ input: { item_id: id, offer, actor } })
 */
export const createMediaOfferWorkflow = createWorkflow(
  createMediaOfferWorkflowId,
  (input: WorkflowData<{ item_id: string; offer: CreateOfferInput; actor?: Actor }>) => {
    const locks = holdLocksStep(
      transform({ input }, ({ input }) => ({ keys: locksOfNewOffer(input.item_id, input.offer) })),
    )
    const plan = checkNewOfferStep(input)
    const newVariants = addOptionValuesStep({
      targets: transform({ plan }, ({ plan }) => [{ product: plan.product, offers: plan.offers }]),
    })
    const variants = when({ newVariants }, ({ newVariants }) => newVariants.length > 0).then(() =>
      createProductVariantsWorkflow.runAsStep({ input: { product_variants: newVariants } }),
    )
    const changed = changeMediaItemsStep(
      transform({ input, variants }, ({ input, variants }) => ({
        changes: [
          {
            id: input.item_id,
            set: {},
            batches: {
              offers: {
                create: [{ ...input.offer, variant_id: input.offer.variant_id ?? variants?.[0]?.id }],
                update: [],
                delete: [],
              },
            },
          },
        ],
      })),
    )
    const created = transform({ plan, changed }, ({ plan, changed }) => newOffer(plan.item, changed[0]!.after))
    createRemoteLinkStep(
      transform({ created }, ({ created }) => [
        {
          [Modules.PRODUCT]: { product_variant_id: created.variant_id },
          mediaCatalog: { media_offer_id: created.id },
        },
      ]),
    )
    recordAuditStep(
      transform({ input, created }, ({ input, created }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: "catalog.offer.created",
            resource_type: "media_offer",
            resource_id: created.id,
            after: { ...created, media_item_id: input.item_id },
          },
        ],
      })),
    )
    emitEventStep({
      eventName: "media_catalog.item.updated",
      data: transform({ changed }, ({ changed }) => updatedEvents(changed)),
    })
    releaseLocksStep(locks)
    return new WorkflowResponse(transform({ changed }, ({ changed }) => changed[0]?.after))
  },
)

function newOffer(before: ItemGraph, after: ItemGraph) {
  const known = new Set(before.offers.map((offer) => offer.id))
  return after.offers.find((offer) => !known.has(offer.id))!
}

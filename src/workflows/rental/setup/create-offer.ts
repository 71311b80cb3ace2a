import { updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { ItemGraph } from "../../../modules/catalog/domain/item-graph"
import type { CreateOfferInput, OfferValues } from "../../../modules/rental/domain/setup"
import { createMediaOfferWorkflow } from "../../catalog/create-offer"
import { holdLocksStep, releaseLocksStep } from "../../steps/hold-locks"
import { recordAuditStep } from "../../system/steps/record-audit"
import { announceStep } from "../steps/announce"
import { auditOfSetup } from "./lib/audit"
import { locateTitleStep, planOfferStep, type OfferPlan } from "./steps/plan-offer"
import { createOfferStep } from "./steps/write-setup"

export const createRentalOfferWorkflowId = "media-rental-create-offer"

/**
 * Makes a title rentable: takes its rental variant, or has the catalogue make one, and puts the rental offer on it with
 * what the catalogue says of the title. When any part fails, nothing is left.
 *
 * @throws 400 with every problem, 409 `media_rental_offer_exists`
 * @example
 * const offer = createOfferSchema.parse({ item_id, rate_plan_id, replacement_value: { eur: "19.99" } })
 * const { result } = await createRentalOfferWorkflow(container).run({ input: { offer, actor } })
 */
export const createRentalOfferWorkflow = createWorkflow(
  createRentalOfferWorkflowId,
  (input: WorkflowData<{ offer: CreateOfferInput; actor?: Actor | undefined }>) => {
    const offer = transform({ input }, ({ input }) => input.offer)
    const locks = holdLocksStep(locateTitleStep(offer))
    const plan = planOfferStep(offer)
    const item = when({ plan }, ({ plan }) => plan.unoffered).then(() =>
      createMediaOfferWorkflow.runAsStep({
        input: transform({ plan, input }, ({ plan, input }) => ({
          item_id: plan.title.item_id,
          offer: { condition: "rental" as const, ...(plan.variant_id ? { variant_id: plan.variant_id } : {}) },
          ...(input.actor ? { actor: input.actor } : {}),
        })),
      }),
    )
    when({ plan }, ({ plan }) => plan.counts_stock).then(() =>
      updateProductVariantsWorkflow.runAsStep({
        input: transform({ plan }, ({ plan }) => ({
          product_variants: [{ id: plan.variant_id ?? "", manage_inventory: false }],
        })),
      }),
    )
    const done = createOfferStep(
      transform({ plan, item, input }, ({ plan, item, input }) => ({
        values: valuesOf(plan, item),
        actor: input.actor,
      })),
    )
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: auditOfSetup([done.value]),
      })),
    )
    releaseLocksStep(locks)
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.value.id })))
  },
)

/** The variant is the planned one, or the one the catalogue has just made, which is the title's only rental variant. */
function valuesOf(plan: OfferPlan, item: ItemGraph | undefined): OfferValues {
  const made = item?.offers.find((offer) => offer.condition === "rental")
  return { ...plan.values, variant_id: plan.variant_id ?? made?.variant_id ?? "" }
}

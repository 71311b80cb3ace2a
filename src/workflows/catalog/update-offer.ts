import { emitEventStep, updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../lib/permission"
import type { UpdateOfferInput } from "../../modules/catalog/domain/schemas"
import { recordAuditStep } from "../system/steps/record-audit"
import { updatedEvents } from "./lib/audit-item"
import { locksOfOffer } from "./lib/lock-keys"
import { changeMediaItemsStep } from "./steps/change-items"
import { checkOfferUpdateStep } from "./steps/check-offer"
import { holdLocksStep, releaseLocksStep } from "../steps/hold-locks"

export const updateMediaOfferWorkflowId = "media-catalog-update-offer"

/**
 * Edits an offer and its variant: condition, grades, note and photos here, title, SKU, prices and stock-keeping there.
 * An offer that becomes a rental stops counting stock, its copies are counted one by one.
 *
 * @throws 404 `media_offer_not_found`, 409 `media_item_version_conflict`, 400 with every problem
 * @example
 * await updateMediaOfferWorkflow(container).run({ input: { offer_id, changes: { media_grade: "VG+" }, actor } })
 */
export const updateMediaOfferWorkflow = createWorkflow(
  updateMediaOfferWorkflowId,
  (input: WorkflowData<{ offer_id: string; changes: UpdateOfferInput; actor?: Actor }>) => {
    const locks = holdLocksStep(
      transform({ input }, ({ input }) => ({ keys: locksOfOffer(input.offer_id, input.changes) })),
    )
    const plan = checkOfferUpdateStep(input)
    const changed = changeMediaItemsStep(
      transform({ input, plan }, ({ input, plan }) => {
        const { condition, media_grade, sleeve_grade, grading_note, photos } = plan.offer_row
        return {
          changes: [
            {
              id: plan.item.id,
              ...(input.changes.version ? { version: input.changes.version } : {}),
              set: {},
              touch: Object.keys(variantChanges(input.changes)).length > 0,
              batches: {
                offers: {
                  create: [],
                  update: [{ id: plan.offer.id, condition, media_grade, sleeve_grade, grading_note, photos }],
                  delete: [],
                },
              },
            },
          ],
        }
      }),
    )
    const variant = transform({ input, plan }, ({ input, plan }) => variantEdit(input.changes, plan.offer.variant_id))
    when({ variant }, ({ variant }) => variant.length > 0).then(() =>
      updateProductVariantsWorkflow.runAsStep({
        input: transform({ variant }, ({ variant }) => ({ product_variants: variant })) as never,
      }),
    )
    recordAuditStep(
      transform({ input, plan, changed }, ({ input, plan, changed }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: "catalog.offer.updated",
            resource_type: "media_offer",
            resource_id: plan.offer.id,
            before: { ...plan.offer },
            after: {
              ...changed[0]?.after.offers.find((o) => o.id === plan.offer.id),
              ...variantChanges(input.changes),
            },
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

/** The part of an edit that belongs to Medusa's variant. */
function variantChanges(changes: UpdateOfferInput): Record<string, unknown> {
  const manage = changes.condition === "rental" ? false : changes.manage_inventory
  return {
    ...(changes.title === undefined ? {} : { title: changes.title }),
    ...(changes.sku === undefined ? {} : { sku: changes.sku }),
    ...(manage === undefined ? {} : { manage_inventory: manage }),
    ...(changes.prices === undefined
      ? {}
      : { prices: changes.prices.map((p) => ({ currency_code: p.currency_code, amount: Number(p.amount) })) }),
  }
}

function variantEdit(changes: UpdateOfferInput, variantId: string): Record<string, unknown>[] {
  const edit = variantChanges(changes)
  return Object.keys(edit).length ? [{ id: variantId, ...edit }] : []
}

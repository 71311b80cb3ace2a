import { emitEventStep, updateProductsWorkflow } from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../lib/permission"
import { recordAuditStep } from "../system/steps/record-audit"
import { auditOfChanges, type ProductChange, updatedEvents } from "./lib/audit-item"
import { changeMediaItemsStep } from "./steps/change-items"
import { checkItemUpdatesStep, type CheckedUpdates } from "./steps/check-updates"
import type { UpdateMediaItem } from "./types"

/** Input of `updateMediaItemsWorkflow`. */
export interface UpdateMediaItemsInput {
  updates: UpdateMediaItem[]
  /** Path of each update in the request body, for the problems. */
  prefixes?: string[]
  actor?: Actor
}

export const updateMediaItemsWorkflowId = "media-catalog-update-items"

/**
 * Edits media items and the product fields that go with them, one or many, all or nothing. A given list (discs,
 * credits, …) replaces the stored one; a given attribute replaces that attribute and `null` clears it.
 *
 * @throws 404 `media_item_not_found`, 409 `media_item_version_conflict`, 409 `media_type_change_loses_data`,
 * 400 with every problem
 * @example
 * await updateMediaItemsWorkflow(container).run({
 *   input: { updates: [{ id, version: item.updated_at, set: { edition: "2016 remaster" } }] },
 * })
 */
export const updateMediaItemsWorkflow = createWorkflow(
  updateMediaItemsWorkflowId,
  (input: WorkflowData<UpdateMediaItemsInput>) => {
    const checked = checkItemUpdatesStep(input)
    const changed = changeMediaItemsStep(
      transform({ input }, ({ input }) => ({
        changes: input.updates.map(({ product, ...change }) => ({ ...change, ...(product ? { touch: true } : {}) })),
        ...(input.prefixes ? { prefixes: input.prefixes } : {}),
        productEdits: Object.fromEntries(input.updates.flatMap((u) => (u.product ? [[u.id, u.product]] : []))),
      })),
    )
    when({ checked }, ({ checked }) => checked.edits.length > 0).then(() =>
      updateProductsWorkflow.runAsStep({
        input: transform({ checked }, ({ checked }) => ({ products: checked.edits })) as never,
      }),
    )
    recordAuditStep(
      transform({ input, checked, changed }, ({ input, checked, changed }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: auditOfChanges(changed, "catalog.item.updated", productChange(input.updates, checked)),
      })),
    )
    emitEventStep({
      eventName: "media_catalog.item.updated",
      data: transform({ changed }, ({ changed }) => updatedEvents(changed)),
    })
    return new WorkflowResponse(transform({ changed }, ({ changed }) => changed.map(({ after }) => after)))
  },
)

/** The product fields of a single edit, before and after: they are Medusa's, but it was our route that changed them. */
function productChange(updates: UpdateMediaItem[], { replaced }: CheckedUpdates): ProductChange | undefined {
  const [update, second] = updates
  if (!update?.product || second) return undefined
  const old = replaced[update.id] ?? {}
  const fields = Object.keys(update.product).filter((field) => field in old)
  return { before: Object.fromEntries(fields.map((field) => [field, old[field]])), after: update.product }
}

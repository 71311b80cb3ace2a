import { emitEventStep } from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../lib/permission"
import type { PartName } from "../../modules/catalog/actions/parts"
import type { PartBatch } from "../../modules/catalog/actions/plan-change"
import { recordAuditStep } from "../system/steps/record-audit"
import { auditOfChanges, updatedEvents } from "./lib/audit-item"
import { changeMediaItemsStep } from "./steps/change-items"

/** Input of `editMediaItemPartWorkflow`. */
export interface EditMediaItemPartInput {
  id: string
  version?: string
  part: Exclude<PartName, "offers">
  batch: PartBatch
  actor?: Actor
}

export const editMediaItemPartWorkflowId = "media-catalog-edit-item-part"

/**
 * Adds, changes and removes single rows of one list of an item (credits, labels, identifiers, …) in one transaction.
 *
 * @throws 404 `media_item_not_found`, 409 `media_item_version_conflict`, 400 with every problem
 * @example
 * const batch = termBatchSchema.parse({ create: [{ vocabulary: "genre", code: "jazz" }] })
 * await editMediaItemPartWorkflow(container).run({ input: { id, part: "terms", batch, actor } })
 */
export const editMediaItemPartWorkflow = createWorkflow(
  editMediaItemPartWorkflowId,
  (input: WorkflowData<EditMediaItemPartInput>) => {
    const changed = changeMediaItemsStep(
      transform({ input }, ({ input }) => ({
        changes: [
          {
            id: input.id,
            ...(input.version ? { version: input.version } : {}),
            set: {},
            batches: { [input.part]: input.batch },
          },
        ],
      })),
    )
    recordAuditStep(
      transform({ input, changed }, ({ input, changed }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: auditOfChanges(changed, `catalog.item.${input.part}_edited`),
      })),
    )
    emitEventStep({
      eventName: "media_catalog.item.updated",
      data: transform({ changed }, ({ changed }) => updatedEvents(changed)),
    })
    return new WorkflowResponse(transform({ changed }, ({ changed }) => changed[0]?.after))
  },
)

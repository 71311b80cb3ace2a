import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { BatchAct } from "../../../modules/license/actions/batches"
import type { ExportOrder } from "../../../modules/license/actions/labels"
import type { BatchInput } from "../../../modules/license/domain/batch-input"
import type { AuditEventInput } from "../../../modules/system/domain/audit-event"
import { recordAuditStep } from "../../system/steps/record-audit"
import type { Acting } from "../lib/acting"
import { announceLicenseStep } from "../steps/announce"
import { actOnBatchStep, createBatchStep, orderLabelsStep, voidSerialsStep } from "./steps"

export { mintBatchWorkflow, mintBatchWorkflowId } from "./mint-batch"

const aboutBatch = (id: string, action: string, more: Partial<AuditEventInput> = {}): AuditEventInput => ({
  action: `license.batch.${action}`,
  resource_type: "media_license_batch",
  resource_id: id,
  ...more,
})

/**
 * Orders a batch of tags. One of up to 10,000 may be minted at once (`mintBatchWorkflow`), a larger one waits for a second
 * person.
 *
 * @throws 400 `media_license_not_configured`, `media_license_variant_not_found`
 * @example
 * const batch = batchInputSchema.parse({ scheme: "opaque", purpose: "sale", quantity: 500, title: { en: "Kind of Blue" } })
 * const { result } = await createTagBatchWorkflow(container).run({ input: { batch, actor } })
 */
export const createTagBatchWorkflow = createWorkflow(
  "media-license-create-batch",
  (input: WorkflowData<Acting<{ batch: BatchInput }>>) => {
    const done = createBatchStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          aboutBatch(done.value.id, "ordered", {
            after: { quantity: input.batch.quantity, scheme: input.batch.scheme, status: done.value.status },
          }),
        ],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => done.value))
  },
)

/**
 * Approves, cancels, retries or closes a batch, or says that its PINs are printed.
 *
 * @throws 403 `media_license_self_approval`, 404, 409 `media_license_batch_state`, `media_license_pins_gone`
 */
export const actOnTagBatchWorkflow = createWorkflow(
  "media-license-act-on-batch",
  (input: WorkflowData<Acting<{ id: string; act: BatchAct }>>) => {
    const done = actOnBatchStep(input)
    recordAuditStep(
      transform({ input }, ({ input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [aboutBatch(input.id, input.act)],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ input }, ({ input }) => ({ id: input.id })))
  },
)

/**
 * Notes which labels are to be printed; `labelFile` reads them.
 *
 * @throws 400 `media_license_host_missing`, `media_license_range_invalid`, `media_license_layout_invalid`, 404, 409
 * `media_license_batch_state`, `media_license_pins_gone`
 */
export const orderLabelsWorkflow = createWorkflow(
  "media-license-order-labels",
  (input: WorkflowData<Acting<{ batch_id: string; order: ExportOrder }>>) => {
    const done = orderLabelsStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          aboutBatch(input.batch_id, "labels_exported", {
            after: {
              export_id: done.id,
              format: input.order.format,
              from_idx: input.order.from_idx,
              to_idx: input.order.to_idx,
              include_pins: input.order.include_pins,
              labels: done.row_count,
            },
          }),
        ],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.id })))
  },
)

/**
 * Ends the tags of spoilt labels.
 *
 * @throws 404 `media_license_batch_not_found`
 */
export const voidSerialsWorkflow = createWorkflow(
  "media-license-void-serials",
  (input: WorkflowData<Acting<{ batch_id: string; codes: string[] }>>) => {
    const done = voidSerialsStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events:
          done.value.voided > 0 ? [aboutBatch(input.batch_id, "voided", { after: { voided: done.value.voided } })] : [],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => done.value))
  },
)

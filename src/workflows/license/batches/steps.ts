import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { ExportOrder } from "../../../modules/license/actions/labels"
import type { BatchAct } from "../../../modules/license/actions/batches"
import type { BatchInput } from "../../../modules/license/domain/batch-input"
import { byOf } from "../digital/by"
import type { Acting } from "../lib/acting"
import { licenseOf } from "../lib/service"
import { requireRoom } from "./require-room"
import { requireVariant } from "./require-variant"

/** Compensated by cancelling what has not been minted yet. */
export const createBatchStep = createStep(
  "media-license-create-batch",
  async ({ batch, actor }: Acting<{ batch: BatchInput }>, { container }) => {
    await requireVariant(container, batch.variant_id)
    const done = await licenseOf(container).batches.create(batch, byOf(actor))
    return new StepResponse(done, done.value.id)
  },
  async (id, { container }) => {
    if (id) await licenseOf(container).batches.discard(id)
  },
)

/** A decision of a person about a batch; what follows it in the workflow only tells of it. */
export const actOnBatchStep = createStep(
  "media-license-act-on-batch",
  async ({ id, act, actor }: Acting<{ id: string; act: BatchAct }>, { container }) =>
    new StepResponse(await licenseOf(container).batches.act(id, act, byOf(actor))),
)

/** An order of labels changes no tag: it may stay when the audit log cannot be written. */
export const orderLabelsStep = createStep(
  "media-license-order-labels",
  async ({ batch_id, order, actor }: Acting<{ batch_id: string; order: ExportOrder }>, { container }) => {
    await requireRoom(container, batch_id, order)
    const { value, events } = await licenseOf(container).labels.order(batch_id, order, byOf(actor))
    return new StepResponse({ id: value.id, row_count: value.row_count, events })
  },
)

/** Spoilt labels are in the bin whatever happens next: no compensation. */
export const voidSerialsStep = createStep(
  "media-license-void-serials",
  async ({ batch_id, codes, actor }: Acting<{ batch_id: string; codes: string[] }>, { container }) =>
    new StepResponse(await licenseOf(container).labels.spoil(batch_id, codes, byOf(actor))),
)

import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { AuditEventInput } from "../../../modules/system/domain/audit-event"
import { bindUndoDays } from "../../../modules/license/settings"
import { settingsOf } from "../../lib/settings"
import { recordAuditStep } from "../../system/steps/record-audit"
import { byOf } from "../digital/by"
import type { Acting } from "../lib/acting"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"
import { orderLine } from "./order-line"

/** A copy that goes into an order's parcel. */
export interface PackCopyInput {
  tag_id: string
  order_id: string
  line_item_id: string
}

const tagEvent = (tagId: string, action: string, after: Record<string, unknown>): AuditEventInput => ({
  action: `license.tag.${action}`,
  resource_type: "media_license_tag",
  resource_id: tagId,
  after,
})

/** Compensated by taking the copy out again. */
const packStep = createStep(
  "media-license-pack-copy",
  async ({ tag_id, order_id, line_item_id, actor }: Acting<PackCopyInput>, { container }) => {
    const line = await orderLine(container, order_id, line_item_id)
    const { packing } = licenseOf(container)
    const { value, events } = await packing.pack({ tag_id, order_id, line_item_id, ...line }, byOf(actor))
    return new StepResponse({ packed: value.packed, wanted: line.wanted, events }, { tag_id, actor })
  },
  async (packed, { container }) => {
    if (packed) await licenseOf(container).packing.unpack({ tag_id: packed.tag_id, undoDays: 0 }, byOf(packed.actor))
  },
)

/**
 * Puts a copy to a line of an order; the fulfilment that is created next takes it along.
 *
 * @throws 404 `media_license_line_not_found`, `media_license_tag_not_found`, 409 `media_license_order_canceled`,
 *   `media_license_tag_state`, `media_license_variant_mismatch`, `media_license_tag_taken`, `media_license_pack_full`
 * @example await packCopyWorkflow(container).run({ input: { tag_id, order_id, line_item_id, actor } })
 */
export const packCopyWorkflow = createWorkflow(
  "media-license-pack-copy",
  (input: WorkflowData<Acting<PackCopyInput>>) => {
    const done = packStep(input)
    recordAuditStep(
      transform({ input }, ({ input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [tagEvent(input.tag_id, "packed", { order_id: input.order_id, line_item_id: input.line_item_id })],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ packed: done.packed, wanted: done.wanted })))
  },
)

/** The copy is out of the parcel, whatever else happens: no compensation. */
const unpackStep = createStep(
  "media-license-unpack-copy",
  async ({ tag_id, actor }: Acting<{ tag_id: string }>, { container }) => {
    const undoDays = await settingsOf(container).getSetting(bindUndoDays)
    return new StepResponse(await licenseOf(container).packing.unpack({ tag_id, undoDays }, byOf(actor)))
  },
)

/**
 * Takes a copy out of a parcel again: before its fulfilment at any time, afterwards for `license.bind_undo_days`.
 *
 * @throws 404, 409 `media_license_tag_state`
 */
export const unpackCopyWorkflow = createWorkflow(
  "media-license-unpack-copy",
  (input: WorkflowData<Acting<{ tag_id: string }>>) => {
    const done = unpackStep(input)
    recordAuditStep(
      transform({ input }, ({ input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [tagEvent(input.tag_id, "unpacked", {})],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ input }, ({ input }) => ({ tag_id: input.tag_id })))
  },
)

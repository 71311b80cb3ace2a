import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"
import { receivedLines } from "./received-lines"

/** A parcel that has left cannot be called back: no compensation. */
const shipStep = createStep(
  "media-license-ship-tags",
  async ({ fulfillment_id }: { fulfillment_id: string }, { container }) => {
    const { value, events } = await licenseOf(container).packing.ship(fulfillment_id)
    return new StepResponse({ sold: value.length, events })
  },
)

/**
 * A fulfilment was shipped, or delivered without a shipment: its copies are sold. Told twice, it does nothing.
 *
 * @example await shipTagsWorkflow(container).run({ input: { fulfillment_id } })
 */
export const shipTagsWorkflow = createWorkflow(
  "media-license-ship-tags",
  (input: WorkflowData<{ fulfillment_id: string }>) => {
    const done = shipStep(input)
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ sold: done.sold })))
  },
)

/** A hold says that a copy has yet to be scanned; it is ended by that scan, not by a compensation. */
const holdStep = createStep(
  "media-license-hold-returned",
  async ({ order_id }: { order_id: string }, { container }) => {
    const { value, events } = await licenseOf(container).packing.holdReturned(await receivedLines(container, order_id))
    return new StepResponse({ held: value, events })
  },
)

/**
 * Goods of an order came back: as many of its copies wait for their return scan and cannot be activated meanwhile. It
 * counts what came back in all, so it may be told any number of times.
 *
 * @example await holdReturnedTagsWorkflow(container).run({ input: { order_id } })
 */
export const holdReturnedTagsWorkflow = createWorkflow(
  "media-license-hold-returned",
  (input: WorkflowData<{ order_id: string }>) => {
    const done = holdStep(input)
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ held: done.held })))
  },
)

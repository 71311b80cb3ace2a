import { createWorkflow, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { announceStep } from "../steps/announce"
import { followOrderStep } from "./steps/order-events"

export const followOrderWorkflowId = "media-rental-follow-order"

/**
 * Rentals belong to the customer of their shop order: after a transfer they go along. Without an order id every rental
 * that has been left behind is found, at most 1,000 orders at once.
 *
 * @example const { result } = await followOrderWorkflow(container).run({ input: {} }) // { followed: ["order_…"] }
 */
export const followOrderWorkflow = createWorkflow(
  followOrderWorkflowId,
  (input: WorkflowData<{ order_id?: string | undefined }>) => {
    const done = followOrderStep(input)
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ followed: done.followed })))
  },
)

import { createWorkflow, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { announceStep } from "../steps/announce"
import { nameOrderStep } from "./steps/order-events"

export const nameRentalOrderWorkflowId = "media-rental-name-order"

/**
 * A cart's order has been placed: its rentals carry its id and lines, and the shop is told that they are booked. Runs
 * any number of times.
 *
 * @example await nameRentalOrderWorkflow(container).run({ input: { order_id } })
 */
export const nameRentalOrderWorkflow = createWorkflow(
  nameRentalOrderWorkflowId,
  (input: WorkflowData<{ order_id: string }>) => {
    const named = nameOrderStep(input)
    announceStep(transform({ named }, ({ named }) => ({ events: named.events })))
    return new WorkflowResponse(transform({ named }, ({ named }) => ({ events: named.events.length })))
  },
)

import { createWorkflow, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { announceStep } from "../steps/announce"
import { cancelOfOrderStep, dropLinesStep, settleDroppedStep } from "./steps/order-events"

export const cancelRentalsOfOrderWorkflowId = "media-rental-cancel-of-order"
export const dropRentalLinesWorkflowId = "media-rental-drop-lines"

/**
 * A shop order has been cancelled: what it had booked is free again, for whoever waits first. A copy that is at the
 * customer's stays theirs to bring back, and the staff is told. Runs any number of times.
 *
 * @example await cancelRentalsOfOrderWorkflow(container).run({ input: { order_id } })
 */
export const cancelRentalsOfOrderWorkflow = createWorkflow(
  cancelRentalsOfOrderWorkflowId,
  (input: WorkflowData<{ order_id: string }>) => {
    const canceled = cancelOfOrderStep(input)
    announceStep(transform({ canceled }, ({ canceled }) => ({ events: canceled.events })))
    return new WorkflowResponse(transform({ canceled }, ({ canceled }) => ({ events: canceled.events.length })))
  },
)

/**
 * A shop order has been edited: rentals whose lines are gone are cancelled in the same way, and their deposits go back.
 * Runs any number of times.
 *
 * @example await dropRentalLinesWorkflow(container).run({ input: { order_id } })
 */
export const dropRentalLinesWorkflow = createWorkflow(
  dropRentalLinesWorkflowId,
  (input: WorkflowData<{ order_id: string }>) => {
    const dropped = dropLinesStep(input)
    announceStep(transform({ dropped }, ({ dropped }) => ({ events: dropped.events })))
    settleDroppedStep(transform({ dropped }, ({ dropped }) => ({ dropped: dropped.dropped })))
    return new WorkflowResponse(transform({ dropped }, ({ dropped }) => ({ events: dropped.events.length })))
  },
)

import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { announceStep } from "../steps/announce"
import { holdCartStep } from "./steps/hold-cart"

export const gateRentalCartWorkflowId = "media-rental-gate-cart"

/**
 * Keeps the copies of a cart for the time of its payment, so that whoever comes too late is told before an order is
 * made. Every guarantee holds without it: the commit seats what the gate has not.
 *
 * @throws 409 `media_rental_unavailable` with `details` `{ line_id, line_item_id, variant_id, next_available }`,
 *   409 `media_rental_price_changed` for a price that has run out, 429 `media_rental_busy`
 * @example await gateRentalCartWorkflow(container).run({ input: { cart_id } })
 */
export const gateRentalCartWorkflow = createWorkflow(
  gateRentalCartWorkflowId,
  (input: WorkflowData<{ cart_id: string }>) => {
    const held = holdCartStep(input)
    announceStep(transform({ held }, ({ held }) => ({ events: held.events })))
    return new WorkflowResponse(transform({ held }, ({ held }) => ({ held: held.held })))
  },
)

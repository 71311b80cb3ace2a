import {
  acquireLockStep,
  addToCartWorkflow,
  deleteLineItemsStep,
  releaseLockStep,
  updateLineItemInCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { announceStep } from "../steps/announce"
import { CART_LOCK } from "./add-line"
import { planDepositStep } from "./steps/plan-deposit"
import { rebindLineStep, type LineChange, type LineRef } from "./steps/rebind-line"

export const changeRentalLineWorkflowId = "media-rental-change-line"

/**
 * New dates, quantity, place or fulfilment of a rental line: a new quote, a new promise, the cart's line and its deposit
 * brought up to date.
 *
 * @throws 400, 404 `media_rental_line_not_found`, 409 `media_rental_unavailable` or `media_rental_price_changed`
 * @example
 * const input = { cart_id, line_id, caller_id: customer.id, change: { quantity: 2 } }
 * await changeRentalLineWorkflow(container).run({ input })
 */
export const changeRentalLineWorkflow = createWorkflow(
  changeRentalLineWorkflowId,
  (input: WorkflowData<LineRef & { change: LineChange }>) => {
    acquireLockStep({ key: input.cart_id, ...CART_LOCK })
    const rebound = rebindLineStep(input)
    const deposit = planDepositStep({ cart_id: input.cart_id })
    deleteLineItemsStep(deposit.remove)
    updateLineItemInCartWorkflow.runAsStep({
      input: transform({ input, rebound }, ({ input, rebound }) => ({
        cart_id: input.cart_id,
        item_id: rebound.line_item_id,
        update: rebound.update,
      })),
    })
    when({ deposit }, ({ deposit }) => deposit.add.length > 0).then(() => {
      addToCartWorkflow.runAsStep({
        input: transform({ input, deposit }, ({ input, deposit }) => ({ cart_id: input.cart_id, items: deposit.add })),
      })
    })
    releaseLockStep({ key: input.cart_id })
    announceStep(transform({ rebound }, ({ rebound }) => ({ events: rebound.events })))
    return new WorkflowResponse(transform({ input }, ({ input }) => ({ id: input.line_id })))
  },
)

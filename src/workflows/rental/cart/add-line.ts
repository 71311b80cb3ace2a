import {
  acquireLockStep,
  addToCartWorkflow,
  deleteLineItemsStep,
  releaseLockStep,
  transferCartCustomerWorkflow,
} from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { attachLineStep, bindLineStep, type AddLineInput } from "./steps/bind-line"
import { findLineItemStep } from "./steps/find-line-item"
import { planDepositStep } from "./steps/plan-deposit"

export const addRentalLineWorkflowId = "media-rental-add-line"

/** How long others who change the cart are waited for, and how long this run may keep it, in seconds. */
export const CART_LOCK = { timeout: 10, ttl: 60 } as const

/**
 * Puts a rental into a cart at the shop's price: binds it, adds the line and brings the deposit line up to date. A
 * customer who adds to a cart that is nobody's makes it theirs.
 *
 * @throws 400 with every problem, 404, 409 `media_rental_unavailable` or `media_rental_price_changed`
 * @example
 * const request = { variant_id, start_date: "2026-12-04", days: 3, quantity: 1, fulfilment: "pickup" }
 * await addRentalLineWorkflow(container).run({ input: { cart_id, caller_id: customer.id, request } })
 */
export const addRentalLineWorkflow = createWorkflow(addRentalLineWorkflowId, (input: WorkflowData<AddLineInput>) => {
  acquireLockStep({ key: input.cart_id, ...CART_LOCK })
  const line = bindLineStep(input)
  when({ line }, ({ line }) => line.adopt).then(() => {
    transferCartCustomerWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({ id: input.cart_id, customer_id: input.caller_id! })),
    })
  })
  const deposit = planDepositStep(transform({ input, line }, ({ input, line }) => ({ ...input, entering: line.id })))
  deleteLineItemsStep(deposit.remove)
  addToCartWorkflow.runAsStep({
    input: transform({ input, line, deposit }, ({ input, line, deposit }) => ({
      cart_id: input.cart_id,
      items: [line.item, ...deposit.add],
    })),
  })
  const item = findLineItemStep(transform({ input, line }, ({ input, line }) => ({ ...input, line_id: line.id })))
  attachLineStep(transform({ line, item }, ({ line, item }) => ({ line_id: line.id, line_item_id: item.id })))
  releaseLockStep({ key: input.cart_id })
  return new WorkflowResponse(transform({ line }, ({ line }) => ({ id: line.id })))
})

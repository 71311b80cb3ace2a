import {
  acquireLockStep,
  addToCartWorkflow,
  deleteLineItemsStep,
  deleteLineItemsWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { announceStep } from "../steps/announce"
import { CART_LOCK } from "./add-line"
import { planDepositStep } from "./steps/plan-deposit"
import type { LineRef } from "./steps/rebind-line"
import { unbindLineStep } from "./steps/unbind-lines"

export const removeRentalLineWorkflowId = "media-rental-remove-line"
export const leaveRentalLineWorkflowId = "media-rental-leave-line"

/**
 * Takes a rental out of a cart, with its promise, the copies held for it and its part of the deposit. Answers the line
 * as it was.
 *
 * @throws 404 `media_rental_line_not_found`
 * @example await removeRentalLineWorkflow(container).run({ input: { cart_id, line_id, caller_id: customer.id } })
 */
export const removeRentalLineWorkflow = createWorkflow(removeRentalLineWorkflowId, (input: WorkflowData<LineRef>) => {
  acquireLockStep({ key: input.cart_id, ...CART_LOCK })
  const unbound = unbindLineStep(transform({ input }, ({ input }) => ({ ...input, check_caller: true })))
  const deposit = planDepositStep({ cart_id: input.cart_id })
  deleteLineItemsWorkflow.runAsStep({
    input: transform({ input, unbound, deposit }, ({ input, unbound, deposit }) => ({
      cart_id: input.cart_id,
      ids: [unbound.line_item_id, ...deposit.remove],
    })),
  })
  addDeposit(input, deposit)
  releaseLockStep({ key: input.cart_id })
  announceStep(transform({ unbound }, ({ unbound }) => ({ events: unbound.events })))
  return new WorkflowResponse(transform({ unbound }, ({ unbound }) => unbound.line))
})

/**
 * The same for a line that Medusa's own route is about to delete: everything but the line itself. Should that fail, the
 * line is left without a promise, which no checkout accepts.
 *
 * @example await leaveRentalLineWorkflow(container).run({ input: { cart_id, line_id, caller_id: null } })
 */
export const leaveRentalLineWorkflow = createWorkflow(leaveRentalLineWorkflowId, (input: WorkflowData<LineRef>) => {
  acquireLockStep({ key: input.cart_id, ...CART_LOCK })
  const unbound = unbindLineStep(transform({ input }, ({ input }) => ({ ...input, check_caller: false })))
  const deposit = planDepositStep({ cart_id: input.cart_id })
  deleteLineItemsStep(deposit.remove)
  addDeposit(input, deposit)
  releaseLockStep({ key: input.cart_id })
  announceStep(transform({ unbound }, ({ unbound }) => ({ events: unbound.events })))
  return new WorkflowResponse(transform({ unbound }, ({ unbound }) => unbound.line))
})

function addDeposit(input: WorkflowData<LineRef>, deposit: ReturnType<typeof planDepositStep>): void {
  when({ deposit }, ({ deposit }) => deposit.add.length > 0).then(() => {
    addToCartWorkflow.runAsStep({
      input: transform({ input, deposit }, ({ input, deposit }) => ({ cart_id: input.cart_id, items: deposit.add })),
    })
  })
}

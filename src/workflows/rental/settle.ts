import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { settleRentalStep, type SettleRentalInput, type SettledRental } from "./settlement/settle-step"
import { announceStep } from "./steps/announce"

export type { SettleRentalInput, SettledRental } from "./settlement/settle-step"

export const settleRentalWorkflowId = "media-rental-settle"

/**
 * Settles a rental's money with its shop order, after anything that changes what is owed: close, cancel, no-show,
 * extension, loss, find, buyout, waiver. In this order:
 *
 * 1. Rows of the ledger that take back what is on the shop order or has been paid (`waiver`, `refund`) are followed by
 *    money: what has only been authorised is captured, then refunded; an order nobody has paid asks for that much less.
 *    The row then carries `paid_by`. Post the row and settle; do not send the money yourself.
 * 2. Once the rental has ended, its deposit share pays its pending charges and the rest goes back. A hold waits for the
 *    last rental of its order: one capture, the rest released.
 * 3. Charges that are still pending go on the shop order by an edit of it (`invoiced`); with the setting
 *    `rental.fees_on_order` all of them do. If the order cannot be edited they stay
 *    pending and count as debt.
 * 4. When the shop order has nothing left to pay, everything invoiced is `paid`.
 *
 * It may run any number of times, also at once, and continues where a run died. Money that cannot be moved is no reason
 * to fail: it is answered in `failures`, noted with the deposit, and tried again by the deposits job
 * (`mediaRental.settlement.unsettled`).
 *
 * @example
 * await settleRentalWorkflow(container).run({ input: { rental_order_id, actor: { type: "user", id: userId } } })
 * settleRentalWorkflow.runAsStep({ input: transform({ done }, ({ done }) => ({ rental_order_id: done.rental_id })) })
 */
export const settleRentalWorkflow = createWorkflow(settleRentalWorkflowId, (input: WorkflowData<SettleRentalInput>) => {
  const settled = settleRentalStep(input)
  announceStep(transform({ settled }, ({ settled }) => ({ events: settled.events })))
  return new WorkflowResponse(
    transform({ settled }, ({ settled }): Omit<SettledRental, "events"> => ({
      rental_order_id: settled.rental_order_id,
      failures: settled.failures,
    })),
  )
})

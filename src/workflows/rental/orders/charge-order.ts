import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { announceStep } from "../steps/announce"
import { invoiceChargesStep, type ChargeOrderInput } from "./steps/invoice-charges"

export type { ChargeOrderInput, ChargedOrder } from "./steps/invoice-charges"

export const chargeRentalOrderWorkflowId = "media-rental-charge-order"

/**
 * Asks for charges on their shop order (§8, "money beyond the deposit"): what is only authorised is captured, an order
 * edit adds one line per charge, and the order's payment collection asks for the difference. The charges are `invoiced`
 * from then on and `paid` once the order is. Never throws over an order that cannot be edited: see `failure`.
 *
 * @example
 * const { result } = await chargeRentalOrderWorkflow(container).run({ input: { order_id, charge_ids } })
 * result.payment_collection_id // where the customer pays, or null
 */
export const chargeRentalOrderWorkflow = createWorkflow(
  chargeRentalOrderWorkflowId,
  (input: WorkflowData<ChargeOrderInput>) => {
    const charged = invoiceChargesStep(input)
    announceStep(transform({ charged }, ({ charged }) => ({ events: charged.events })))
    return new WorkflowResponse(transform({ charged }, ({ charged: { events: _, ...rest } }) => rest))
  },
)

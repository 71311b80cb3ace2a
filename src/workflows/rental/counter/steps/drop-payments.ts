import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { letGo } from "../hold-payment"

export interface DropPaymentsInput {
  payments: { payment_id: string; captured: boolean; amount: string }[]
  currency_code: string
}

/**
 * Gives up authorisations that are no longer needed: another desk was first, or a new one has taken their place. It comes
 * after the hand-out, which stays whatever becomes of it, so there is nothing to undo.
 */
export const dropPaymentsStep = createStep(
  "media-rental-drop-payments",
  async ({ payments, currency_code }: DropPaymentsInput, { container }) => {
    for (const payment of payments) await letGo(container, payment, currency_code)
    return new StepResponse(payments.length)
  },
)

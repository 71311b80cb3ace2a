import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { isZero } from "../../../../modules/rental/domain/money"
import { authorizeDeposit, letGo, type AuthorizeDeposit, type AuthorizedDeposit } from "../hold-payment"

/** Authorises a deposit when there is one to authorise. Given back when the copy does not leave after all. */
export const authorizeDepositStep = createStep(
  "media-rental-authorize-deposit",
  async (input: AuthorizeDeposit, { container }) => {
    if (isZero(input.amount)) return new StepResponse<AuthorizedDeposit | null, AuthorizeUndo | null>(null, null)
    const latest_due = new Date(input.latest_due)
    const authorized = await authorizeDeposit(container, { ...input, latest_due })
    return new StepResponse<AuthorizedDeposit | null, AuthorizeUndo | null>(authorized, {
      ...authorized,
      currency_code: input.currency_code,
    })
  },
  async (authorized, { container }) => {
    if (authorized) await letGo(container, authorized, authorized.currency_code)
  },
)

type AuthorizeUndo = Pick<AuthorizedDeposit, "payment_id" | "captured" | "amount"> & { currency_code: string }

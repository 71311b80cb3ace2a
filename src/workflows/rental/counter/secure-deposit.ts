import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../../lib/errors"
import type { HoldAuthorization, RecordedDeposit } from "../../../modules/rental/actions/counter"
import { isZero } from "../../../modules/rental/domain/money"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { renterOf } from "../readers/counter-views"
import { announceStep } from "../steps/announce"
import { revive } from "./hand-out"
import { authorizeDepositStep } from "./steps/authorize-deposit"
import { dropPaymentsStep, type DropPaymentsInput } from "./steps/drop-payments"

export interface SecureDepositInput {
  rental_id: string
  /** `hold` authorises anew, `charge` takes the deposit as money. */
  mode: "hold" | "charge"
  actor: RentalActor
}

interface SecurePlan {
  order_id: string
  customer_id: string
  amount: string
  currency_code: string
  latest_due: Date
  replaces: { payment_id: string } | null
}

/** Reads only. @throws 404 `media_rental_not_found`, 409 `media_rental_state` when nothing has to be secured */
const planSecuringStep = createStep(
  "media-rental-plan-securing",
  async ({ rental_id }: { rental_id: string }, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { order_id, currency_code } = await counter.rental(rental_id)
    const { amount, latest_due, replaces } = await counter.holdNeeded(rental_id)
    if (order_id === null || isZero(amount)) {
      const message = `the deposit of rental ${rental_id} needs no new security`
      throw new MediaError("conflict", "media_rental_state", message)
    }
    const { customer_id } = await renterOf(container, rental_id)
    return new StepResponse<SecurePlan>({ order_id, customer_id, amount, currency_code, latest_due, replaces })
  },
)

interface RecordInput {
  rental_id: string
  authorization: HoldAuthorization | null
  actor: RentalActor
}

/** The last change: what follows only lets go of what it replaces. */
const recordSecuringStep = createStep(
  "media-rental-record-securing",
  async ({ actor, ...input }: RecordInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { value, events } = await counter.secureDeposit(
      { ...input, authorization: revive(input.authorization) },
      { actor },
    )
    return new StepResponse({ deposit: value, events })
  },
)

export const secureRentalDepositWorkflowId = "media-rental-secure-deposit"

/**
 * Secures the deposit of a rental's order anew when its hold has run out or will not last: on hold, or as money.
 *
 * @throws 404 `media_rental_not_found`, 409 `media_rental_state`, `media_rental_deposit_refused`
 * @example
 * await secureRentalDepositWorkflow(container).run({ input: { rental_id, mode: "charge", actor } })
 */
export const secureRentalDepositWorkflow = createWorkflow(
  secureRentalDepositWorkflowId,
  (input: WorkflowData<SecureDepositInput>) => {
    const plan = planSecuringStep(input)
    const authorization = authorizeDepositStep(
      transform({ input, plan }, ({ input, plan: { replaces: _, ...rest } }) => ({ ...rest, mode: input.mode })),
    )
    const done = recordSecuringStep(
      transform({ input, authorization }, ({ input, authorization }) => ({
        rental_id: input.rental_id,
        authorization: authorization as HoldAuthorization | null,
        actor: input.actor,
      })),
    )
    dropPaymentsStep(transform({ plan, done }, ({ plan }) => replaced(plan)))
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }): RecordedDeposit => done.deposit))
  },
)

/** The hold that has been replaced. */
function replaced({ replaces, currency_code, amount }: SecurePlan): DropPaymentsInput {
  return { payments: replaces ? [{ ...replaces, captured: false, amount }] : [], currency_code }
}

/** Nothing undoes it: what it lets go of afterwards cannot be had back. */
const waiveDepositStep = createStep(
  "media-rental-waive-deposit",
  async ({ rental_id, actor }: { rental_id: string; actor: RentalActor }, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { value, events } = await counter.waiveDeposit(rental_id, { actor })
    return new StepResponse({ payment: value, events })
  },
)

export const waiveRentalDepositWorkflowId = "media-rental-waive-deposit-hold"

/**
 * Does without a deposit that was to be held; a hold there is lets go.
 *
 * @throws 404 `media_rental_not_found`, 409 `media_rental_state`
 * @example await waiveRentalDepositWorkflow(container).run({ input: { rental_id, actor } })
 */
export const waiveRentalDepositWorkflow = createWorkflow(
  waiveRentalDepositWorkflowId,
  (input: WorkflowData<{ rental_id: string; actor: RentalActor }>) => {
    const done = waiveDepositStep(input)
    dropPaymentsStep(
      transform({ done }, ({ done: { payment } }) => ({
        payments: payment ? [{ payment_id: payment.payment_id, captured: false, amount: payment.amount }] : [],
        currency_code: payment?.currency_code ?? "",
      })),
    )
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, () => ({ waived: true as const })))
  },
)

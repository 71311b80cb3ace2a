import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { HandedOut, HoldAuthorization, RenterFacts } from "../../../modules/rental/actions/counter"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { rentOutTagsStep } from "../../license/custody/steps"
import { announceStep } from "../steps/announce"
import { authorizeDepositStep } from "./steps/authorize-deposit"
import { dropPaymentsStep, type DropPaymentsInput } from "./steps/drop-payments"
import { planHandOutStep, type HandOutPlan, type HandOutRentalInput } from "./steps/plan-hand-out"
import type { AuthorizedDeposit } from "./hold-payment"

export type { HandOutRentalInput } from "./steps/plan-hand-out"

interface HandOutStepInput {
  rental_id: string
  barcode: string
  renter: RenterFacts
  authorization: HoldAuthorization | null
  actor: RentalActor
}

/** The copy leaves; it can only come back by a scan, so nothing undoes this. What follows only tells of it. */
export const handOutStep = createStep(
  "media-rental-hand-out-copy",
  async ({ actor, ...input }: HandOutStepInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { value, events } = await counter.handOut({ ...input, authorization: revive(input.authorization) }, { actor })
    return new StepResponse({ ...value, events })
  },
)

/** A workflow engine that keeps its state elsewhere hands dates over as text. */
export const revive = <T extends { authorized_until: Date | null }>(authorization: T | null): T | null =>
  authorization && {
    ...authorization,
    authorized_until: authorization.authorized_until && new Date(authorization.authorized_until),
  }

export const handOutRentalWorkflowId = "media-rental-hand-out"

/**
 * Hands the scanned copy out on a rental. A hold deposit is authorised first, and given back should the copy not leave.
 *
 * @throws 409 `media_rental_state`, `media_rental_unit_conflict`, `media_rental_unit_held`,
 * `media_rental_deposit_refused`, `media_license_tag_state`; 400 with every limit that is not kept
 * @example
 * const { result } = await handOutRentalWorkflow(container).run({ input: { rental_id, barcode, actor } })
 */
export const handOutRentalWorkflow = createWorkflow(
  handOutRentalWorkflowId,
  (input: WorkflowData<HandOutRentalInput>) => {
    const plan = planHandOutStep(input)
    rentOutTagsStep(transform({ input, plan }, ({ input, plan }) => ({ unit_ids: plan.unit_ids, actor: input.actor })))
    const authorization = authorizeDepositStep(
      transform({ input, plan }, ({ input, plan }) => ({
        order_id: plan.order_id ?? "",
        customer_id: plan.customer_id,
        amount: plan.amount,
        currency_code: plan.currency_code,
        latest_due: plan.latest_due,
        mode: input.deposit ?? ("hold" as const),
      })),
    )
    const done = handOutStep(
      transform({ input, plan, authorization }, ({ input, plan, authorization }) => ({
        rental_id: input.rental_id,
        barcode: input.barcode,
        renter: plan.renter,
        authorization: authorization as HoldAuthorization | null,
        actor: input.actor,
      })),
    )
    dropPaymentsStep(
      transform({ plan, done, authorization }, ({ plan, done, authorization }) => unneeded(plan, done, authorization)),
    )
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done: { events: _, ...handed } }): HandedOut => handed))
  },
)

/** This desk's own payment when another was first, or the one it has replaced. */
function unneeded(
  { replaces, currency_code, amount }: HandOutPlan,
  { deposit }: HandedOut,
  authorization: AuthorizedDeposit | null,
): DropPaymentsInput {
  if (!authorization) return { payments: [], currency_code }
  if (!deposit || deposit.surplus) return { payments: [authorization], currency_code }
  return { payments: replaces ? [{ ...replaces, captured: false, amount }] : [], currency_code }
}

import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { Inspected, InspectionInput } from "../../../modules/rental/actions/counter"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { settleRentalWorkflow } from "../settle"
import { announceStep } from "../steps/announce"
import { checkReturnStep } from "./steps/check-return"

export interface InspectRentalInput {
  rental_id: string
  inspection: InspectionInput
  currency_code?: string | undefined
  actor: RentalActor
}

/** Grades and charges stay on record; a charge that was wrong is waived, with a reason. So nothing undoes this. */
export const inspectRentalStep = createStep(
  "media-rental-inspect-copy",
  async ({ actor, ...input }: InspectRentalInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { value, events } = await counter.inspect(input, { actor })
    return new StepResponse({ ...value, events })
  },
)

export const inspectRentalWorkflowId = "media-rental-inspect"

/**
 * Writes down what a returned copy looks like, charges for it, closes the rental and settles its money.
 *
 * @throws 409 `media_rental_state`, 400 `media_rental_amount`, `media_grade_unknown`
 * @example
 * await inspectRentalWorkflow(container).run({ input: { rental_id, inspection, currency_code: "eur", actor } })
 */
export const inspectRentalWorkflow = createWorkflow(
  inspectRentalWorkflowId,
  (input: WorkflowData<InspectRentalInput>) => {
    checkReturnStep(input)
    const done = inspectRentalStep(input)
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    settleRentalWorkflow.runAsStep({
      input: transform({ input, done }, ({ input, done }) => ({
        rental_order_id: done.rental_id,
        actor: input.actor,
      })),
    })
    return new WorkflowResponse(transform({ done }, ({ done: { events: _, ...inspected } }): Inspected => inspected))
  },
)

import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { announceStep } from "../steps/announce"

export interface PickRentalInput {
  rental_id: string
  barcode: string
  actor: RentalActor
}

/** One transaction and the only change of its workflow: nothing to undo. */
export const pickRentalStep = createStep(
  "media-rental-pick-copy",
  async ({ actor, ...input }: PickRentalInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { value, events } = await counter.pick(input, { actor })
    return new StepResponse({ rental_id: value, events })
  },
)

export const pickRentalWorkflowId = "media-rental-pick"

/**
 * Sets the scanned copy aside for a booking; the customer can be told that it is ready.
 *
 * @example
 * await pickRentalWorkflow(container).run({ input: { rental_id, barcode, actor: { type: "user", id: userId } } })
 */
export const pickRentalWorkflow = createWorkflow(pickRentalWorkflowId, (input: WorkflowData<PickRentalInput>) => {
  const done = pickRentalStep(input)
  announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
  return new WorkflowResponse(transform({ done }, ({ done }) => ({ rental_id: done.rental_id })))
})

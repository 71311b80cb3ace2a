import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  when,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { Found } from "../../../modules/rental/actions/counter"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { rentInTagStep } from "../../license/custody/steps"
import { announceLicenseStep } from "../../license/steps/announce"
import { settleRentalWorkflow } from "../settle"
import { announceStep } from "../steps/announce"
import { checkReturnStep } from "./steps/check-return"

export interface FindCopyInput {
  unit_id: string
  location_id: string
  found_at?: Date | undefined
  /** What was shown before; left out, nobody has been told. */
  expected?: { total: string; currency_code: string } | undefined
  actor: RentalActor
}

/** A copy that is there is there; the charges it takes back and makes stay on record. So nothing undoes this. */
export const findCopyStep = createStep(
  "media-rental-find-copy",
  async ({ actor, found_at, ...input }: FindCopyInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const moment = found_at === undefined ? {} : { found_at: new Date(found_at) }
    const { value, events } = await counter.found({ ...input, ...moment }, { actor })
    return new StepResponse({ ...value, events })
  },
)

export const findCopyWorkflowId = "media-rental-find-copy-again"

/**
 * Registers a missing copy as found. In time, the customer who had lost it gets the lost charge back less the late fee;
 * the copy is looked at before anybody rents it again.
 *
 * @throws 409 `media_rental_state`, `media_rental_charge_changed`; 400 `media_rental_backdate`
 * @example
 * await findCopyWorkflow(container).run({ input: { unit_id, location_id, actor: { type: "user", id: userId } } })
 */
export const findCopyWorkflow = createWorkflow(findCopyWorkflowId, (input: WorkflowData<FindCopyInput>) => {
  checkReturnStep(transform({ input }, ({ input }) => ({ location_id: input.location_id })))
  const done = findCopyStep(input)
  announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
  // The tag of a copy that nobody had never left.
  when("copy-comes-back", { done }, ({ done }) => done.rental_id !== null).then(() => {
    const tag = rentInTagStep(
      transform({ input, done }, ({ input, done }) => ({ unit_id: done.unit_id, actor: input.actor })),
    )
    announceLicenseStep(transform({ tag }, ({ tag }) => ({ events: tag.events })))
  })
  when({ done }, ({ done }) => done.rental_id !== null).then(() =>
    settleRentalWorkflow.runAsStep({
      input: transform({ input, done }, ({ input, done }) => ({
        rental_order_id: done.rental_id!,
        actor: input.actor,
      })),
    }),
  )
  return new WorkflowResponse(transform({ done }, ({ done: { events: _, ...found } }): Found => found))
})

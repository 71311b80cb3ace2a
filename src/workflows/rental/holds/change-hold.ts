import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { HoldRef } from "../../../modules/rental/actions/holds"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { announceStep } from "../steps/announce"

/** What to do with a hold. */
export type HoldChange =
  | { act: "suspend"; until: string | null }
  | { act: "resume" }
  | { act: "prioritise"; priority: number }
  | { act: "cancel"; reason: string | null }

export interface ChangeRentalHoldInput {
  hold: HoldRef
  change: HoldChange
  actor: RentalActor
}

/**
 * One transaction and the last change of its workflow; what follows only tells of it. So there is nothing to undo, and
 * a place in a queue that others have moved up to could not be given back.
 */
export const changeRentalHoldStep = createStep(
  "media-rental-change-hold",
  async ({ hold, change, actor }: ChangeRentalHoldInput, { container }) => {
    const { holds } = container.resolve<MediaRentalService>("mediaRental")
    const { value, events } = await apply(holds, hold, change, actor)
    return new StepResponse({ hold: value, events })
  },
)

function apply(holds: MediaRentalService["holds"], hold: HoldRef, change: HoldChange, actor: RentalActor) {
  switch (change.act) {
    case "suspend":
      return holds.suspend(hold, change.until, { actor })
    case "resume":
      return holds.resume(hold, { actor })
    case "prioritise":
      return holds.prioritise(hold, change.priority, { actor })
    case "cancel":
      return holds.cancel(hold, change.reason, { actor })
  }
}

export const changeRentalHoldWorkflowId = "media-rental-change-hold"

/**
 * Suspends, resumes, reorders or cancels a hold; whoever is first then gets the copy on the shelf.
 *
 * @example
 * await changeRentalHoldWorkflow(container).run({
 *   input: { hold: { id }, change: { act: "cancel", reason: "moved away" }, actor: { type: "user", id: userId } },
 * })
 */
export const changeRentalHoldWorkflow = createWorkflow(
  changeRentalHoldWorkflowId,
  (input: WorkflowData<ChangeRentalHoldInput>) => {
    const done = changeRentalHoldStep(input)
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.hold.id })))
  },
)

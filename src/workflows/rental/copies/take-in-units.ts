import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { IntakeInput } from "../../../modules/rental/actions/copies"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { recordAuditStep } from "../../system/steps/record-audit"
import { announceStep } from "../steps/announce"
import { auditActor, auditOfIntake } from "./lib/audit"
import { checkIntakeStep, type CheckIntakeInput } from "./steps/check-intake"

export interface TakeInRentalUnitsInput extends CheckIntakeInput {
  status: "intake" | "available"
  actor: RentalActor
}

/**
 * One transaction and the last change of its workflow, so there is nothing to undo; a copy on the shelf may already be
 * somebody's.
 */
export const takeInUnitsStep = createStep(
  "media-rental-take-in-units",
  async (input: IntakeInput & { variant_id: string }, { container }) => {
    const { value, events } = await container.resolve<MediaRentalService>("mediaRental").copies.takeIn(input)
    return new StepResponse({ units: value, events })
  },
)

export const takeInRentalUnitsWorkflowId = "media-rental-take-in-units"

/**
 * Takes copies of a title in, up to 500 at once, all or none. A copy without a barcode gets a generated one
 * (`R-00001234-7`).
 *
 * @throws 404 `media_rental_offer_not_found`, `media_rental_location_not_found`, 400 `media_grade_unknown`,
 * 409 `media_rental_barcode_taken` with every barcode in `details.barcodes`
 * @example
 * await takeInRentalUnitsWorkflow(container).run({
 *   input: { variant_id, location_id, status: "available", units: [{}, { barcode: "DVD-7" }], actor: { type: "user", id } },
 * })
 */
export const takeInRentalUnitsWorkflow = createWorkflow(
  takeInRentalUnitsWorkflowId,
  (input: WorkflowData<TakeInRentalUnitsInput>) => {
    const offer = checkIntakeStep(input)
    const taken = takeInUnitsStep(
      transform({ input, offer }, ({ input, offer }) => ({
        offer_id: offer.id,
        variant_id: offer.variant_id,
        location_id: input.location_id,
        status: input.status,
        units: input.units,
        actor: input.actor,
      })),
    )
    recordAuditStep(
      transform({ taken, offer, input }, ({ taken, offer, input }) => ({
        ...auditActor(input.actor),
        events: auditOfIntake(offer.id, taken.units, { location_id: input.location_id, status: input.status }),
      })),
    )
    announceStep(transform({ taken }, ({ taken }) => ({ events: taken.events })))
    return new WorkflowResponse(
      transform({ taken, offer, input }, ({ taken, offer, input }) =>
        taken.units.map((unit) => ({ ...unit, title: offer.title, status: input.status })),
      ),
    )
  },
)

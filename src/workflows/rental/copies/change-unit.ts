import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { recordAuditStep } from "../../system/steps/record-audit"
import { announceStep } from "../steps/announce"
import { auditActor, auditOfUnit } from "./lib/audit"
import { actOnUnitStep, type ActOnUnitInput } from "./steps/act-on-unit"
import { checkUnitEditStep } from "./steps/check-edit"
import { checkShelfStep } from "./steps/check-shelf"

export const changeRentalUnitWorkflowId = "media-rental-change-unit"

/**
 * Edits, moves, puts aside, shelves, retires or removes a copy. Its bookings go to other copies where it leaves service;
 * the queue moves up where it comes back.
 *
 * @throws 404 `media_rental_unit_not_found`, 409 `media_rental_state`, `media_rental_version_conflict`,
 * `media_rental_unit_conflict`, `media_rental_unit_held`, `media_rental_barcode_taken`
 * @example
 * await changeRentalUnitWorkflow(container).run({
 *   input: { id, act: { act: "plan_downtime", status: "repair", note: "scratched" }, actor: { type: "user", id: userId } },
 * })
 */
export const changeRentalUnitWorkflow = createWorkflow(
  changeRentalUnitWorkflowId,
  (input: WorkflowData<ActOnUnitInput>) => {
    when("an-edit", { input }, ({ input }) => input.act.act === "edit").then(() =>
      checkUnitEditStep(
        transform({ input }, ({ input }) => ({ id: input.id, set: input.act.act === "edit" ? input.act.set : {} })),
      ),
    )
    when("a-shelf", { input }, ({ input }) => input.act.act === "shelve").then(() =>
      checkShelfStep(
        transform({ input }, ({ input }) => ({
          location_id: input.act.act === "shelve" ? input.act.location_id : undefined,
        })),
      ),
    )
    const done = actOnUnitStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...auditActor(input.actor),
        events: auditOfUnit(input.id, done.events),
      })),
    )
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done: { moved, at_risk } }) => ({ moved, at_risk })))
  },
)

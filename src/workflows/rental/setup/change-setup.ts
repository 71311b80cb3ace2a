import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { SetupChange } from "../../../modules/rental/actions/setup/types"
import type { Done } from "../../../modules/rental/transaction/types"
import { recordAuditStep } from "../../system/steps/record-audit"
import { announceStep } from "../steps/announce"
import { auditOfSetup } from "./lib/audit"
import {
  createSetupStep,
  deleteSetupStep,
  editSetupStep,
  type NewSetup,
  type SetupEdit,
  type SetupRef,
} from "./steps/write-setup"

type By<T> = T & { actor?: Actor | undefined }

/** What follows every write: the audit log and the announcement. */
function finish(done: WorkflowData<Done<SetupChange>>, input: WorkflowData<{ actor?: Actor | undefined }>): void {
  recordAuditStep(
    transform({ done, input }, ({ done, input }) => ({
      ...(input.actor ? { actor: input.actor } : {}),
      events: auditOfSetup([done.value]),
    })),
  )
  announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
}

/**
 * Adds a rate plan with its tiers, a row of terms, a location's calendar or a member.
 *
 * @throws 400 with every problem, 409 `media_rental_terms_exists`, `…_calendar_exists`, `…_member_exists`,
 *   `…_member_no_taken`
 * @example
 * const input = createCalendarSchema.parse({ location_id, tz: "Europe/Berlin", open_dows: 0b0111111 })
 * const { result } = await createRentalSetupWorkflow(container).run({ input: { entry: "calendar", input, actor } })
 */
export const createRentalSetupWorkflow = createWorkflow(
  "media-rental-create-setup-entry",
  (input: WorkflowData<By<NewSetup>>) => {
    const done = createSetupStep(input)
    finish(done, input)
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.value.id })))
  },
)

/**
 * Edits an offer, plan, row of terms, calendar or member; what is open keeps the price and terms it was booked under.
 *
 * @throws 404, 409 `media_rental_version_conflict` for a stale version, 409 `media_rental_in_use`, 400 with every problem
 * @example
 * const edit = { version: 3, enabled: false }
 * await editRentalSetupWorkflow(container).run({ input: { entry: "offer", id, edit, actor } })
 */
export const editRentalSetupWorkflow = createWorkflow(
  "media-rental-edit-setup-entry",
  (input: WorkflowData<By<SetupEdit>>) => {
    const done = editSetupStep(input)
    finish(done, input)
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.value.id })))
  },
)

/**
 * Soft-deletes an entry that nothing uses.
 *
 * @throws 404, 409 `media_rental_in_use` with the counts of what does
 * @example
 * await deleteRentalSetupWorkflow(container).run({ input: { entry: "rate_plan", id, actor } })
 */
export const deleteRentalSetupWorkflow = createWorkflow(
  "media-rental-delete-setup-entry",
  (input: WorkflowData<By<SetupRef>>) => {
    const done = deleteSetupStep(input)
    finish(done, input)
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.value.id })))
  },
)

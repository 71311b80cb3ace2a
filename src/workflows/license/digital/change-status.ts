import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { DigitalStatus } from "../../../modules/license/domain/digital"
import { recordAuditStep } from "../../system/steps/record-audit"
import { announceLicenseStep } from "../steps/announce"
import { licenseOf } from "../lib/service"
import { byOf } from "./by"

export interface ChangeDigitalInput {
  id: string
  status: DigitalStatus
  reason: string
  actor?: Actor | undefined
}

/** Without compensation: only the audit log and the announcement follow, and neither makes the decision wrong. */
export const changeDigitalStep = createStep(
  "media-license-digital-change-status",
  async ({ id, status, reason, actor }: ChangeDigitalInput, { container }) =>
    new StepResponse(await licenseOf(container).digital.changeStatus(id, { to: status, reason }, byOf(actor))),
)

export const changeDigitalStatusWorkflowId = "media-license-digital-change-status"

/**
 * Suspends, resumes or revokes a licence. One that is there already stays as it is and is not audited.
 *
 * @throws 404, 409 `media_license_digital_state`
 * @example
 * await changeDigitalStatusWorkflow(container).run({ input: { id, status: "suspended", reason: "chargeback", actor } })
 */
export const changeDigitalStatusWorkflow = createWorkflow(
  changeDigitalStatusWorkflowId,
  (input: WorkflowData<ChangeDigitalInput>) => {
    const done = changeDigitalStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: done.value
          ? [
              {
                action: "license.digital.status_changed",
                resource_type: "media_license_digital",
                resource_id: input.id,
                before: { status: done.value.from },
                after: { status: done.value.to },
                reason: input.reason,
              },
            ]
          : [],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ input }, ({ input }) => ({ id: input.id })))
  },
)

import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { CaseEdit } from "../../../modules/license/actions/cases"
import { recordAuditStep } from "../../system/steps/record-audit"
import { byOf } from "../digital/by"
import type { Acting } from "../lib/acting"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"

const editStep = createStep(
  "media-license-edit-case",
  async ({ id, edit, actor }: Acting<{ id: string; edit: CaseEdit }>, { container }) =>
    new StepResponse(await licenseOf(container).cases.edit(id, edit, byOf(actor))),
)

/**
 * A person takes a case, confirms or dismisses it, or switches the public warning.
 *
 * @throws 404, 409 `media_license_case_state`
 */
export const editCaseWorkflow = createWorkflow(
  "media-license-edit-case",
  (input: WorkflowData<Acting<{ id: string; edit: CaseEdit }>>) => {
    const done = editStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: "license.case.edited",
            resource_type: "media_license_case",
            resource_id: input.id,
            after: { ...input.edit, status: done.value.status },
          },
        ],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ input }, ({ input }) => ({ id: input.id })))
  },
)

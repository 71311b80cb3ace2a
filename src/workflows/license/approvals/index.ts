import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { ApprovalRequest } from "../../../modules/license/actions/approvals/request"
import { recordAuditStep } from "../../system/steps/record-audit"
import { byOf } from "../digital/by"
import type { Acting } from "../lib/acting"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"

const requestStep = createStep(
  "media-license-request-approval",
  async ({ request, actor }: Acting<{ request: ApprovalRequest }>, { container }) => {
    const { value, events } = await licenseOf(container).approvals.request(request, byOf(actor))
    return new StepResponse({ id: value.id, events })
  },
)

/**
 * Asks for an act that takes two people: revoke or restore a tag, distrust a key. Somebody else has seven days to agree.
 *
 * @throws 404, 409 `media_license_approval_exists`, `media_license_tag_state`, `media_license_key_state`
 */
export const requestApprovalWorkflow = createWorkflow(
  "media-license-request-approval",
  (input: WorkflowData<Acting<{ request: ApprovalRequest }>>) => {
    const done = requestStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: `license.${input.request.action}.requested`,
            resource_type: "media_license_approval",
            resource_id: done.id,
            after: { target_id: input.request.target_id },
            reason: input.request.reason,
          },
        ],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.id })))
  },
)

type Decision = "approved" | "rejected"

const decideStep = createStep(
  "media-license-decide-approval",
  async ({ id, decision, actor }: Acting<{ id: string; decision: Decision }>, { container }) => {
    const { value, events } = await licenseOf(container).approvals.decide(id, decision, byOf(actor))
    return new StepResponse({ action: value.action, target_id: value.target_id, reason: value.reason, events })
  },
)

/**
 * The second person decides; a yes is carried out at once.
 *
 * @throws 403 `media_license_self_approval`, 404, 409 `media_license_decided`, `media_license_tag_state`
 */
export const decideApprovalWorkflow = createWorkflow(
  "media-license-decide-approval",
  (input: WorkflowData<Acting<{ id: string; decision: Decision }>>) => {
    const done = decideStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: `license.${done.action}.${input.decision}`,
            resource_type: "media_license_approval",
            resource_id: input.id,
            after: { target_id: done.target_id },
            reason: done.reason,
          },
        ],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ action: done.action, target_id: done.target_id })))
  },
)

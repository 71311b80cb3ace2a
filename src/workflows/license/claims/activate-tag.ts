import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { Claim } from "../../../modules/license/actions/claims/activate"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"

const activateStep = createStep(
  "media-license-activate",
  async (claim: Claim, { container }) => new StepResponse(await licenseOf(container).claims.activate(claim)),
)

/**
 * Makes a customer the owner of a copy. A PIN has been judged before and is not part of the input, which a workflow
 * engine may keep.
 *
 * @throws 409 `media_license_already_activated`, `media_license_not_claimable` with `reason`
 * @example
 * await activateTagWorkflow(container).run({ input: { tag_id, customer_id, how: "purchase" } })
 */
export const activateTagWorkflow = createWorkflow("media-license-activate-tag", (input: WorkflowData<Claim>) => {
  const done = activateStep(input)
  announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
})

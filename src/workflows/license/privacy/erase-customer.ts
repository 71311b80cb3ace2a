import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"

/** What is forgotten is forgotten: no compensation. */
const eraseCustomerStep = createStep(
  "media-license-erase-customer",
  async ({ customer_id }: { customer_id: string }, { container }) =>
    new StepResponse(await licenseOf(container).erasure.erase(customer_id)),
)

export const eraseLicenseCustomerWorkflowId = "media-license-erase-customer"

/**
 * Forgets a customer in everything tags and licences know: copies stay somebody's, but nobody's by name. For good.
 *
 * @example
 * await eraseLicenseCustomerWorkflow(container).run({ input: { customer_id } })
 */
export const eraseLicenseCustomerWorkflow = createWorkflow(
  eraseLicenseCustomerWorkflowId,
  (input: WorkflowData<{ customer_id: string }>) => {
    const done = eraseCustomerStep(input)
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => done.value))
  },
)

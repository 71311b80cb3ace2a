import { createOrderFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { bindLicenseTags, unbindLicenseTags } from "../license/packing"
import { hooksEnabled } from "../lib/hooks-enabled"

// The only file that touches this workflow's hooks; see create-products.ts. The carrier has been called by now, so what
// can be refused is refused before, by the middleware; this is the last line, also for workflows started in code.
if (hooksEnabled()) {
  createOrderFulfillmentWorkflow.hooks.fulfillmentCreated(
    async ({ fulfillment }, { container }) => {
      const bound = await bindLicenseTags(fulfillment, container)
      return new StepResponse(bound, bound)
    },
    async (bound, { container }) => unbindLicenseTags(bound, container),
  )
}

import { cancelOrderFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import { unbindLicenseTags } from "../license/packing"
import { hooksEnabled } from "../lib/hooks-enabled"

// The only file that touches this workflow's hooks; see create-products.ts.
if (hooksEnabled()) {
  cancelOrderFulfillmentWorkflow.hooks.orderFulfillmentCanceled(async ({ fulfillment }, { container }) =>
    unbindLicenseTags({ fulfillment_id: fulfillment.id }, container),
  )
}

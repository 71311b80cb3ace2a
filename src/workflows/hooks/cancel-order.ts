import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { unbindLicenseTags } from "../license/packing"
import { hooksEnabled } from "../lib/hooks-enabled"

// The only file that touches this workflow's hooks; see create-products.ts.
if (hooksEnabled()) {
  cancelOrderWorkflow.hooks.orderCanceled(async ({ order }, { container }) =>
    unbindLicenseTags({ order_id: order.id }, container),
  )
}

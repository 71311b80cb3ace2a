import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { hooksEnabled } from "../lib/hooks-enabled"
import { attachMediaItem, detachMediaItems } from "../catalog/attach-media-item"

// The only file that touches this workflow's hooks: Medusa allows one handler per hook in the whole process. A host
// that has its own sets `registerHooks: false` and calls the exported handlers itself.
if (hooksEnabled()) {
  createProductsWorkflow.hooks.productsCreated(
    async ({ products, additional_data }, { container }) => {
      const ids = await attachMediaItem({ products, additional_data }, container)
      return new StepResponse(ids, ids)
    },
    async (ids, { container }) => {
      if (ids) await detachMediaItems(ids, container)
    },
  )
}

import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { revertMediaItemEdit, updateMediaItemOfProduct } from "../catalog/attach-media-item"
import { hooksEnabled } from "../lib/hooks-enabled"

// The only file that touches this workflow's hooks; see create-products.ts.
if (hooksEnabled()) {
  updateProductsWorkflow.hooks.productsUpdated(
    async ({ products, additional_data }, { container }) => {
      const edit = await updateMediaItemOfProduct({ products, additional_data }, container)
      return new StepResponse(edit, edit)
    },
    async (edit, { container }) => {
      if (edit) await revertMediaItemEdit(edit, container)
    },
  )
}

import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { cartLines } from "../lib/cart-facts"

/** The cart's own line that names a bound row; Medusa does not say which lines it has made. Writes nothing. */
export const findLineItemStep = createStep(
  "media-rental-find-line-item",
  async ({ cart_id, line_id }: { cart_id: string; line_id: string }, { container }) => {
    const lines = await cartLines(container, cart_id)
    const item = lines.find(({ named_line_id, is_rental }) => is_rental && named_line_id === line_id)
    if (!item) throw new Error(`cart ${cart_id} has no line for ${line_id} after it was added`)
    return new StepResponse({ id: item.id })
  },
)

import { previewRoute } from "../../../../act-route"
import { nothing } from "../../../../orders-validators"

export const POST = previewRoute({
  summary: "What a no-show would give back and cost",
  permission: "rental.order:update",
  body: nothing,
  act: () => ({ act: "no_show" }),
})

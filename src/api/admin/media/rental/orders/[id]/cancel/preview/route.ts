import { previewRoute } from "../../../../act-route"
import { nothing } from "../../../../orders-validators"

export const POST = previewRoute({
  summary: "What a cancellation would give back",
  permission: "rental.order:update",
  body: nothing,
  act: () => ({ act: "cancel" }),
})

import { previewRoute } from "../../../../act-route"
import { nothing } from "../../../../orders-validators"

export const POST = previewRoute({
  summary: "What keeping the copy would cost",
  permission: "rental.order:adjust",
  body: nothing,
  act: () => ({ act: "buyout" }),
})

import { actRoute, expectedOf } from "../../../act-route"
import { confirmBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "Give a copy up that does not come back",
  description: "Charges the replacement value less the late fees charged already; the copy's bookings go elsewhere.",
  permission: "rental.order:adjust",
  body: confirmBody,
  errors: { 409: ["media_rental_charge_changed"] },
  act: (body) => ({ act: "lost", expected: expectedOf(body) }),
})

import { actRoute, expectedOf } from "../../../act-route"
import { confirmBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "The customer did not come for the copy",
  description: "As a cancellation after the start, with the fee of the terms.",
  permission: "rental.order:update",
  body: confirmBody,
  errors: { 409: ["media_rental_charge_changed"] },
  act: (body) => ({ act: "no_show", expected: expectedOf(body) }),
})

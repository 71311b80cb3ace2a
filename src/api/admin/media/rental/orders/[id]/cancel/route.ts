import { actRoute, expectedOf } from "../../../act-route"
import { cancelBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "Cancel a rental before its hand-out",
  description: "Rent and deposit go back by the terms of the rental.",
  permission: "rental.order:update",
  body: cancelBody,
  errors: { 409: ["media_rental_charge_changed"] },
  act: (body) => ({ act: "cancel", reason: body.reason ?? "staff", expected: expectedOf(body) }),
})

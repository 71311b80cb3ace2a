import { actRoute, expectedOf } from "../../../act-route"
import { confirmBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "Sell the copy to the customer who has it",
  permission: "rental.order:adjust",
  body: confirmBody,
  errors: { 409: ["media_rental_charge_changed"] },
  act: (body) => ({ act: "buyout", expected: expectedOf(body) }),
})

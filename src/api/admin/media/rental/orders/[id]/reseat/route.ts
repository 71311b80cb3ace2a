import { actRoute } from "../../../act-route"
import { reseatBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "Move a booking to another copy of its title",
  permission: "rental.order:update",
  body: reseatBody,
  errors: { 404: ["media_rental_unit_not_found"], 409: ["media_rental_unit_conflict"] },
  act: ({ unit_id }) => ({ act: "reseat", unit_id }),
})

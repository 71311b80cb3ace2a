import { actRoute } from "../../../act-route"
import { chargesBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "Charge for damage, cleaning or missing parts",
  description: "All such charges of a rental together stay within its replacement value.",
  permission: "rental.order:adjust",
  body: chargesBody,
  errors: { 400: ["media_rental_amount"] },
  act: ({ charges }) => ({ act: "charge", charges }),
})

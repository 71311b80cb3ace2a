import { actRoute } from "../../../act-route"
import { waiveBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "Take a charge back, or some of it",
  description: "What has been paid goes back to the customer, what has not is no longer asked for.",
  permission: "rental.order:adjust",
  body: waiveBody,
  errors: { 400: ["media_rental_amount"], 404: ["media_rental_charge_not_found"] },
  act: (body) => ({ act: "waive", ...body }),
})

import { previewRoute } from "../../../../act-route"
import { extendPreviewBody } from "../../../../orders-validators"

export const POST = previewRoute({
  summary: "What an extension by staff would cost",
  permission: "rental.order:update",
  body: extendPreviewBody,
  errors: { 400: ["media_rental_extension_refused", "media_rental_period", "media_rental_no_rate"] },
  act: (body) => ({ act: "extend", due_date: body.due_date, by: "staff" }),
})

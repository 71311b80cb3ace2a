import { route } from "../../../../../../lib/route"
import { adminRental } from "../../../../../../workflows/rental/readers/rental-view"
import { rentalAnswer } from "../../rental-responses"

export const GET = route(
  {
    summary: "One rental order: money, timeline, deposit, inspection, and what may be done with it",
    permission: "rental.order:read",
    response: rentalAnswer,
    errors: { 404: ["media_rental_not_found"] },
  },
  async (req) => ({ order: await adminRental(req.scope, req.params.id!) }),
)

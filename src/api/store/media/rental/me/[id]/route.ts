import { signedInCustomer } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { myRental } from "../../../../../../workflows/rental/readers/my-rentals"
import { myRentalAnswer } from "../../me-validators"

export const GET = route(
  {
    summary: "One of the customer's rentals",
    response: myRentalAnswer,
    errors: { 401: ["media_unauthorized"], 404: ["media_rental_not_found"] },
  },
  async (req) => ({ rental: await myRental(req.scope, req.params.id!, signedInCustomer(req).id) }),
)

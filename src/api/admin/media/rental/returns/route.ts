import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { takeBackRentalWorkflow } from "../../../../../workflows/rental/counter"
import { returnAnswer as answerOf } from "../../../../../workflows/rental/counter/answers"
import { returnAnswer } from "../counter-responses"
import { returnBody } from "../counter-validators"

export const POST = route(
  {
    summary: "Take the scanned copy back",
    description:
      "At any location. Charges for lateness once; with `inspection`, or where the terms want none, the rental is closed " +
      "and its deposit settled.",
    permission: "rental.counter:update",
    idempotency: "mediaRental",
    body: returnBody,
    response: returnAnswer,
    errors: {
      400: ["media_rental_backdate", "media_rental_amount", "media_grade_unknown"],
      404: ["media_rental_barcode_unknown", "media_rental_location_not_found"],
      409: ["media_rental_already_returned", "media_rental_charge_changed", "media_rental_state"],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { result } = await takeBackRentalWorkflow(req.scope).run({ input: { ...body, actor: { type, id } } })
    return answerOf(req.scope, result)
  },
)

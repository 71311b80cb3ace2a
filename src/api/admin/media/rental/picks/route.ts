import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { pickRentalWorkflow } from "../../../../../workflows/rental/counter"
import { rentalAndUnit } from "../../../../../workflows/rental/counter/answers"
import { pickAnswer } from "../counter-responses"
import { pickBody } from "../counter-validators"

export const POST = route(
  {
    summary: "Set the scanned copy aside for a booking",
    description: "Another copy of the title than the booked one changes places with it.",
    permission: "rental.counter:update",
    idempotency: "mediaRental",
    body: pickBody,
    response: pickAnswer,
    errors: {
      404: ["media_rental_not_found", "media_rental_barcode_unknown"],
      409: ["media_rental_state", "media_rental_unit_conflict", "media_rental_unit_held"],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { result } = await pickRentalWorkflow(req.scope).run({ input: { ...body, actor: { type, id } } })
    return rentalAndUnit(req.scope, result.rental_id)
  },
)

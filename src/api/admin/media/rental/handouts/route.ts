import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { handOutRentalWorkflow } from "../../../../../workflows/rental/counter"
import { handOutAnswer as answerOf } from "../../../../../workflows/rental/counter/answers"
import { handOutAnswer } from "../counter-responses"
import { handOutBody } from "../counter-validators"

export const POST = route(
  {
    summary: "Hand the scanned copy out",
    description:
      "Limits are checked again and a hold deposit is authorised. Another copy of the title than the booked one changes " +
      "places with it; before its start the rental begins now.",
    permission: "rental.counter:update",
    idempotency: "mediaRental",
    body: handOutBody,
    response: handOutAnswer,
    errors: {
      400: [
        "media_rental_blocked",
        "media_rental_debt",
        "media_rental_limit_open",
        "media_rental_age_required",
        "media_rental_age_unverified",
        "media_rental_embargo",
        "media_rental_guest",
      ],
      404: ["media_rental_not_found", "media_rental_barcode_unknown"],
      409: [
        "media_rental_state",
        "media_rental_unit_conflict",
        "media_rental_unit_held",
        "media_rental_charge_changed",
        "media_rental_deposit_refused",
        "media_license_tag_state",
      ],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { id_checked, ...rest } = body
    const { result } = await handOutRentalWorkflow(req.scope).run({
      input: { ...rest, date_of_birth: id_checked?.date_of_birth, actor: { type, id } },
    })
    return answerOf(req.scope, result)
  },
)

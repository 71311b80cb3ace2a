import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { walkInRentalWorkflow } from "../../../../../workflows/rental/counter"
import { walkInAnswer as answerOf } from "../../../../../workflows/rental/counter/answers"
import { walkInAnswer } from "../counter-responses"
import { walkInBody } from "../counter-validators"

export const POST = route(
  {
    summary: "Rent scanned copies out on the spot",
    description:
      "One call, one shop order: booked, paid at the desk or left open, handed out. A failure before the hand-out leaves " +
      "nothing behind.",
    permission: "rental.counter:update",
    idempotency: "mediaRental",
    body: walkInBody,
    response: walkInAnswer,
    status: 201,
    errors: {
      400: [
        "media_rental_date",
        "media_rental_period",
        "media_rental_no_rate",
        "media_rental_blocked",
        "media_rental_debt",
        "media_rental_limit_open",
        "media_rental_age_required",
        "media_rental_age_unverified",
        "media_rental_embargo",
      ],
      404: [
        "media_rental_barcode_unknown",
        "media_rental_customer_not_found",
        "media_rental_location_not_found",
        "media_rental_offer_not_found",
        "media_region_not_found",
      ],
      409: [
        "media_rental_charge_changed",
        "media_rental_unit_conflict",
        "media_rental_unit_held",
        "media_rental_deposit_refused",
        "media_rental_state",
        "media_license_tag_state",
      ],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { id_checked, ...rest } = body
    const { result } = await walkInRentalWorkflow(req.scope).run({
      input: { ...rest, date_of_birth: id_checked?.date_of_birth, actor: { type, id } },
    })
    return answerOf(req.scope, result, body.payment === "paid")
  },
)

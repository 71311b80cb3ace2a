import { route } from "../../../../../../../lib/route"
import { shelveBody } from "../../../unit-bodies"
import { withdrawAnswer } from "../../../unit-validators"
import { UNIT_ERRORS, actAndAnswer } from "../../unit-answers"

export const POST = route(
  {
    summary: "Put a copy on the shelf",
    description:
      "From intake, inspection, cleaning, repair or the way. Its downtime ends, and the first who waits for the title " +
      "is served.",
    permission: "rental.counter:update",
    body: shelveBody,
    response: withdrawAnswer,
    idempotency: "mediaRental",
    errors: { ...UNIT_ERRORS, 404: [...UNIT_ERRORS[404], "media_rental_location_not_found"] },
  },
  async (req, { body: { version, ...shelf } }) => actAndAnswer(req, { act: "shelve", ...shelf }, version),
)

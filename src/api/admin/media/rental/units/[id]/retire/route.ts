import { route } from "../../../../../../../lib/route"
import { withdrawBody } from "../../../unit-bodies"
import { withdrawAnswer } from "../../../unit-validators"
import { UNIT_ERRORS, actAndAnswer } from "../../unit-answers"

export const POST = route(
  {
    summary: "Take a copy out of the stock for good",
    description: "Its bookings go to other copies; those without one are flagged `at_risk`.",
    permission: "rental.unit:update",
    body: withdrawBody,
    response: withdrawAnswer,
    idempotency: "mediaRental",
    errors: UNIT_ERRORS,
  },
  async (req, { body: { version, note } }) => actAndAnswer(req, { act: "retire", note }, version),
)

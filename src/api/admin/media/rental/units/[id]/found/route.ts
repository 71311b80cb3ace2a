import { signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { findCopyWorkflow } from "../../../../../../../workflows/rental/counter"
import { foundAnswer as answerOf } from "../../../../../../../workflows/rental/counter/answers"
import { foundAnswer } from "../../../counter-responses"
import { foundBody } from "../../../counter-validators"

export const POST = route(
  {
    summary: "Register a missing copy as found",
    description:
      "In time, the lost charge goes back less the late fee. The copy is inspected before it is rented again.",
    permission: "rental.counter:update",
    idempotency: "mediaRental",
    body: foundBody,
    response: foundAnswer,
    errors: {
      400: ["media_rental_backdate"],
      404: ["media_rental_unit_not_found", "media_rental_location_not_found"],
      409: ["media_rental_state", "media_rental_charge_changed"],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { expected_total: total, currency_code = "", ...rest } = body
    const expected = total === undefined ? undefined : { total, currency_code }
    const { result } = await findCopyWorkflow(req.scope).run({
      input: { ...rest, unit_id: req.params.id!, expected, actor: { type, id } },
    })
    return answerOf(req.scope, result)
  },
)

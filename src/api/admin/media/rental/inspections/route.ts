import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { inspectRentalWorkflow } from "../../../../../workflows/rental/counter"
import { returnAnswer as answerOf } from "../../../../../workflows/rental/counter/answers"
import { returnAnswer } from "../counter-responses"
import { inspectionBody } from "../counter-validators"

export const POST = route(
  {
    summary: "Inspect a returned copy and close its rental",
    description:
      "Grades, parts and charges are recorded, the deposit is settled, the copy goes where `next_status` says.",
    permission: "rental.counter:update",
    idempotency: "mediaRental",
    body: inspectionBody,
    response: returnAnswer,
    errors: {
      400: ["media_rental_amount", "media_grade_unknown"],
      404: ["media_rental_not_found"],
      409: ["media_rental_state"],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { rental_id, currency_code, ...inspection } = body
    const { result } = await inspectRentalWorkflow(req.scope).run({
      input: { rental_id, currency_code, inspection, actor: { type, id } },
    })
    return answerOf(req.scope, result)
  },
)

import { route } from "../../../../../../lib/route"
import { returnPreview } from "../../../../../../workflows/rental/counter/answers"
import { returnPreviewAnswer } from "../../counter-responses"
import { returnPreviewBody } from "../../counter-validators"

export const POST = route(
  {
    summary: "What a return would cost",
    description: "Reads only. `expected_total` is to be repeated when the return is confirmed.",
    permission: "rental.counter:read",
    body: returnPreviewBody,
    response: returnPreviewAnswer,
    errors: {
      400: ["media_rental_backdate", "media_rental_amount", "media_grade_unknown"],
      404: ["media_rental_barcode_unknown"],
      409: ["media_rental_already_returned", "media_rental_state"],
    },
  },
  async (req, { body }) => ({ preview: await returnPreview(req.scope, body) }),
)

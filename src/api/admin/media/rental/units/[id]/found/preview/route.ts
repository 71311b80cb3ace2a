import { route } from "../../../../../../../../lib/route"
import { foundPreview } from "../../../../../../../../workflows/rental/counter/answers"
import { foundPreviewAnswer } from "../../../../counter-responses"
import { foundPreviewBody } from "../../../../counter-validators"

export const POST = route(
  {
    summary: "What finding a missing copy would give back",
    description: "Reads only.",
    permission: "rental.counter:read",
    body: foundPreviewBody,
    response: foundPreviewAnswer,
    errors: {
      400: ["media_rental_backdate"],
      404: ["media_rental_unit_not_found"],
      409: ["media_rental_state"],
    },
  },
  async (req, { body }) => ({ preview: await foundPreview(req.scope, { ...body, unit_id: req.params.id! }) }),
)

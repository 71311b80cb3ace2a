import { route } from "../../../../../../../lib/route"
import { returnPreviews } from "../../../../../../../workflows/rental/counter/answers"
import { bulkPreviewAnswer } from "../../../counter-responses"
import { bulkPreviewBody } from "../../../counter-validators"

export const POST = route(
  {
    summary: "What the returns of up to 100 copies would cost",
    description: "Reads only; each copy has its own result.",
    permission: "rental.counter:read",
    body: bulkPreviewBody,
    response: bulkPreviewAnswer,
  },
  async (req, { body }) => ({ results: await returnPreviews(req.scope, body) }),
)

import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { takeBackManyRentalsWorkflow } from "../../../../../../workflows/rental/counter"
import { bulkReturnAnswer as answerOf } from "../../../../../../workflows/rental/counter/answers"
import { bulkReturnAnswer } from "../../counter-responses"
import { bulkReturnBody } from "../../counter-validators"

export const POST = route(
  {
    summary: "Take up to 100 copies back",
    description: "Each copy has its own result; one that is refused does not keep the others.",
    permission: "rental.counter:update",
    idempotency: "mediaRental",
    body: bulkReturnBody,
    response: bulkReturnAnswer,
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { result } = await takeBackManyRentalsWorkflow(req.scope).run({ input: { ...body, actor: { type, id } } })
    return answerOf(req.scope, result)
  },
)

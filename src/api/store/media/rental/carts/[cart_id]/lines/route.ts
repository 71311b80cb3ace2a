import { route } from "../../../../../../../lib/route"
import { addRentalLineWorkflow } from "../../../../../../../workflows/rental/cart/add-line"
import { customerIdOf } from "../../../caller"
import { lineAnswer } from "../../../cart-responses"
import { addLineBody } from "../../../cart-validators"
import { LINE_ERRORS, lineAnswerOf } from "../../../line-answer"

export const POST = route(
  {
    summary: "Put a rental into a cart",
    description:
      "At the shop's own price, which holds until `quote_expires_at`; the deposit line is brought up to date. A cart of " +
      "a registered customer is theirs alone; a customer who adds to a guest's cart makes it theirs.",
    idempotency: "mediaRental",
    body: addLineBody,
    response: lineAnswer,
    status: 201,
    errors: LINE_ERRORS,
  },
  async (req, { body }) => {
    const cart_id = req.params.cart_id!
    const { result } = await addRentalLineWorkflow(req.scope).run({
      input: { cart_id, caller_id: customerIdOf(req), request: body },
    })
    return lineAnswerOf(req, cart_id, result.id)
  },
)

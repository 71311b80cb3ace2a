import { route, type MediaRequest } from "../../../../../../../../lib/route"
import { changeRentalLineWorkflow } from "../../../../../../../../workflows/rental/cart/change-line"
import { removeRentalLineWorkflow } from "../../../../../../../../workflows/rental/cart/remove-line"
import { lineJson } from "../../../../../../../../workflows/rental/readers/bound-lines"
import { customerIdOf } from "../../../../caller"
import { lineAnswer } from "../../../../cart-responses"
import { changeLineBody } from "../../../../cart-validators"
import { LINE_ERRORS, cartJson, lineAnswerOf } from "../../../../line-answer"

const refOf = (req: MediaRequest) => ({
  cart_id: req.params.cart_id!,
  line_id: req.params.id!,
  caller_id: customerIdOf(req),
})

export const POST = route(
  {
    summary: "Change a rental line's dates, quantity, place or fulfilment",
    description:
      "A new quote at today's price, also when nothing is changed: that is how a price that has run out is renewed.",
    idempotency: "mediaRental",
    body: changeLineBody,
    response: lineAnswer,
    errors: LINE_ERRORS,
  },
  async (req, { body }) => {
    const ref = refOf(req)
    await changeRentalLineWorkflow(req.scope).run({ input: { ...ref, change: body } })
    return lineAnswerOf(req, ref.cart_id, ref.line_id)
  },
)

export const DELETE = route(
  {
    summary: "Take a rental out of a cart",
    description: "Its part of the deposit goes with it. Answers the line as it was.",
    response: lineAnswer,
    errors: { 404: ["media_cart_not_found", "media_rental_line_not_found"], 409: ["media_rental_state"] },
  },
  async (req) => {
    const ref = refOf(req)
    const { result } = await removeRentalLineWorkflow(req.scope).run({ input: ref })
    return { cart: await cartJson(req, ref.cart_id), line: lineJson(result) }
  },
)

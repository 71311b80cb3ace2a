import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { joinRentalQueueWorkflow } from "../../../../../workflows/rental/holds"
import { adminHold, adminHolds } from "../../../../../workflows/rental/readers/holds"
import { createHoldBody, holdAnswer, listHoldsAnswer, listHoldsQuery } from "../holds-validators"

export const GET = route(
  {
    summary: "List holds",
    permission: "rental.hold:read",
    query: listHoldsQuery,
    response: listHoldsAnswer,
  },
  async (req, { query }) => {
    const { limit, offset, order, ...filters } = query
    const { holds, count } = await adminHolds(req.scope, { filters, order, limit, offset })
    return { holds, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Put a customer into the queue for a title",
    description: "With a copy on the shelf and nobody before them, it is set aside at once.",
    permission: "rental.hold:create",
    idempotency: "mediaRental",
    body: createHoldBody,
    response: holdAnswer,
    status: 201,
    errors: {
      400: ["media_rental_period", "media_rental_blocked", "media_rental_limit_holds"],
      404: ["media_rental_offer_not_found", "media_rental_location_not_found", "media_rental_customer_not_found"],
      409: ["media_rental_hold_exists"],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const { result } = await joinRentalQueueWorkflow(req.scope).run({ input: { ...body, actor: { type, id } } })
    return { hold: await adminHold(req.scope, result.id) }
  },
)

import { signedInCustomer } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { OPEN_HOLD_STATUSES } from "../../../../../../modules/rental/domain/enums"
import { joinRentalQueueWorkflow } from "../../../../../../workflows/rental/holds"
import { myHold, myHolds } from "../../../../../../workflows/rental/readers/holds"
import { salesChannelIds } from "../../../catalog/context"
import { joinBody, listMyHoldsAnswer, listMyHoldsQuery, myHoldAnswer } from "../../holds-validators"

export const GET = route(
  {
    summary: "The customer's holds, with place and expected date",
    query: listMyHoldsQuery,
    response: listMyHoldsAnswer,
    errors: { 401: ["media_unauthorized"] },
  },
  async (req, { query }) => {
    const { id: customer_id } = signedInCustomer(req)
    const { limit, offset, status = [...OPEN_HOLD_STATUSES] } = query
    const { holds, count } = await myHolds(req.scope, { customer_id, status, limit, offset })
    return { holds, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Wait for a title",
    description:
      "When it is the customer's turn and a copy is on the shelf, the hold is `ready` until `expires_at`: the copy can " +
      "be fetched, or ordered with a cart line that names the hold.",
    idempotency: "mediaRental",
    body: joinBody,
    response: myHoldAnswer,
    status: 201,
    errors: {
      400: ["media_rental_period", "media_rental_blocked", "media_rental_limit_holds"],
      401: ["media_unauthorized"],
      404: ["media_rental_offer_not_found", "media_rental_location_not_found"],
      409: ["media_rental_hold_exists"],
    },
  },
  async (req, { body }) => {
    const { id: customer_id, type } = signedInCustomer(req)
    const { result } = await joinRentalQueueWorkflow(req.scope).run({
      input: { ...body, customer_id, sales_channel_ids: salesChannelIds(req), actor: { type, id: customer_id } },
    })
    return { hold: await myHold(req.scope, result.id, customer_id) }
  },
)

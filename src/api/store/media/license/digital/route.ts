import { signedInCustomer } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { myDigitals } from "../../../../../workflows/license/readers/digital"
import { listMyDigitalQuery, myDigitalListAnswer } from "../digital-validators"

export const GET = route(
  {
    summary: "The customer's digital licences, the newest first",
    query: listMyDigitalQuery,
    response: myDigitalListAnswer,
    errors: { 401: ["media_unauthorized"] },
  },
  async (req, { query: { limit, offset } }) => {
    const { digital, count } = await myDigitals(req.scope, signedInCustomer(req).id, { limit, offset })
    return { digital, count, offset, limit }
  },
)

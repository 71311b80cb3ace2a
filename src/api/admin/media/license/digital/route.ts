import { route } from "../../../../../lib/route"
import { adminDigitals } from "../../../../../workflows/license/readers/digital"
import { digitalListAnswer, listDigitalQuery } from "../digital-validators"

export const GET = route(
  {
    summary: "Digital licences",
    permission: "license.digital:read",
    query: listDigitalQuery,
    response: digitalListAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { digital, count } = await adminDigitals(req.scope, { filters, order, limit, offset })
    return { digital, count, offset, limit }
  },
)

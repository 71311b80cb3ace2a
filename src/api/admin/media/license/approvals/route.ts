import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { approvals } from "../../../../../workflows/license/readers/approvals"
import { approvalsAnswer, listApprovalsQuery } from "../case-validators"

export const GET = route(
  {
    summary: "Requests that take two people",
    permission: "license.revocation:apply",
    query: listApprovalsQuery,
    response: approvalsAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const page = { filters, order, limit, offset }
    const { approvals: found, count } = await approvals(req.scope, page, signedIn(req).id)
    return { approvals: found, count, offset, limit }
  },
)

import { route } from "../../../../../lib/route"
import { tagCases } from "../../../../../workflows/license/readers/cases"
import { casesAnswer, listCasesQuery } from "../case-validators"

export const GET = route(
  { summary: "Cases", permission: "license.case:read", query: listCasesQuery, response: casesAnswer },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { cases, count } = await tagCases(req.scope, { filters, order, limit, offset })
    return { cases, count, offset, limit }
  },
)

import { route } from "../../../../../../lib/route"
import { lookupCode } from "../../../../../../workflows/catalog/readers/lookup"
import { lookupAnswer, lookupQuery } from "../../items-validators"

export const GET = route(
  {
    summary: "Who carries a scanned or typed code",
    description:
      "`duplicate`: one item carries it more than once; `ambiguous`: several items do. Nothing is ever merged because " +
      "of a code alone.",
    permission: "catalog.item:read",
    query: lookupQuery,
    response: lookupAnswer,
  },
  async (req, { query }) => ({ ...(await lookupCode(req.scope, query.code)) }),
)

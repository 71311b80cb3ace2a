import { route } from "../../../../../lib/route"
import { storeTerms } from "../../../../../workflows/catalog/readers/store-terms"
import { termsResponse } from "../responses"
import { termsQuery } from "../validators"

export const GET = route(
  {
    summary: "The terms of a vocabulary",
    query: termsQuery,
    queryCode: "media_search_param",
    response: termsResponse,
    errors: { 400: ["media_search_param"] },
  },
  async (req, { query }) => {
    const { vocabulary, limit, offset } = query
    const locale = query.locale ?? (req as { locale?: string }).locale ?? null
    const { terms, count } = await storeTerms(req.scope, { vocabulary, limit, offset, locale })
    return { terms, count, offset, limit }
  },
)

import { invalid } from "../../../../../../lib/errors"
import { route } from "../../../../../../lib/route"
import { resolvedTerms } from "../../../../../../workflows/rental/readers/terms"
import { referenceProblems } from "../../../../../../workflows/rental/setup/lib/references"
import { scopeReferences } from "../../setup-entries"
import { resolvedTermsAnswer } from "../../setup-responses"
import { resolveTermsQuery } from "../../setup-validators"

export const GET = route(
  {
    summary: "The terms in force for a scope, and from which row each comes",
    permission: "rental.setup:read",
    query: resolveTermsQuery,
    response: resolvedTermsAnswer,
    errors: {
      400: [
        "media_query",
        "media_rental_variant_not_found",
        "media_rental_media_type_not_found",
        "media_rental_customer_group_not_found",
        "media_rental_location_not_found",
      ],
    },
  },
  async (req, { query }) => {
    const problems = await referenceProblems(req.scope, scopeReferences(query))
    if (problems.length > 0) throw invalid(problems)
    return { ...(await resolvedTerms(req.scope, query)) }
  },
)

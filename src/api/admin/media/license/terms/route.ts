import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { createTermsSchema } from "../../../../../modules/license/domain/digital"
import { licenceTerms, licenceTermsList } from "../../../../../workflows/license/readers/rules"
import { createLicenceTermsWorkflow } from "../../../../../workflows/license/rules"
import { listTermsQuery, termsAnswer, termsListAnswer } from "../digital-validators"

export const GET = route(
  {
    summary: "Terms of digital licences",
    permission: "license.rule:read",
    query: listTermsQuery,
    response: termsListAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { terms, count } = await licenceTermsList(req.scope, { filters, order, limit, offset })
    return { terms, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Add terms of digital licences",
    permission: "license.rule:update",
    idempotency: "mediaLicense",
    body: createTermsSchema,
    response: termsAnswer,
    status: 201,
    errors: { 400: ["media_invalid"], 409: ["media_license_idempotency_mismatch"] },
  },
  async (req, { body }) => {
    const { result } = await createLicenceTermsWorkflow(req.scope).run({
      input: { terms: body, actor: signedIn(req) },
    })
    return { terms: await licenceTerms(req.scope, result.id) }
  },
)

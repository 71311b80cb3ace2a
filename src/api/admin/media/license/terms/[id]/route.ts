import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { editTermsSchema } from "../../../../../../modules/license/domain/digital"
import { licenceTerms } from "../../../../../../workflows/license/readers/rules"
import { deleteLicenceTermsWorkflow, editLicenceTermsWorkflow } from "../../../../../../workflows/license/rules"
import { termsAnswer, termsDeletedAnswer } from "../../digital-validators"

export const GET = route(
  {
    summary: "Terms of digital licences",
    permission: "license.rule:read",
    response: termsAnswer,
    errors: { 404: ["media_license_terms_not_found"] },
  },
  async (req) => ({ terms: await licenceTerms(req.scope, req.params.id!) }),
)

export const POST = route(
  {
    summary: "Change terms",
    description: "Licences that are out keep what they were issued with.",
    permission: "license.rule:update",
    idempotency: "mediaLicense",
    body: editTermsSchema,
    response: termsAnswer,
    errors: {
      400: ["media_invalid"],
      404: ["media_license_terms_not_found"],
      409: ["media_license_version_conflict"],
    },
  },
  async (req, { body }) => {
    const id = req.params.id!
    await editLicenceTermsWorkflow(req.scope).run({ input: { id, edit: body, actor: signedIn(req) } })
    return { terms: await licenceTerms(req.scope, id) }
  },
)

export const DELETE = route(
  {
    summary: "Delete terms that no variant uses",
    permission: "license.rule:update",
    response: termsDeletedAnswer,
    errors: { 404: ["media_license_terms_not_found"], 409: ["media_license_terms_in_use"] },
  },
  async (req) => {
    const id = req.params.id!
    await deleteLicenceTermsWorkflow(req.scope).run({ input: { id, actor: signedIn(req) } })
    return { id, object: "media_license_terms", deleted: true }
  },
)

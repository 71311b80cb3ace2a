import { invalid } from "../../../../../../lib/errors"
import { signedIn } from "../../../../../../lib/permission"
import { route, type MediaRequest } from "../../../../../../lib/route"
import { editCaseWorkflow } from "../../../../../../workflows/license/cases"
import { rowsById } from "../../../../../../workflows/license/lib/rows"
import { tagCase } from "../../../../../../workflows/license/readers/cases"
import { caseAnswer, editCaseBody } from "../../case-validators"

export const GET = route(
  {
    summary: "One case with its tag and reports",
    permission: "license.case:read",
    response: caseAnswer,
    errors: { 404: ["media_license_case_not_found"] },
  },
  async (req) => ({ case: await tagCase(req.scope, req.params.id!) }),
)

export const POST = route(
  {
    summary: "Take, confirm or dismiss a case, or warn the public",
    permission: "license.case:update",
    idempotency: "mediaLicense",
    body: editCaseBody,
    response: caseAnswer,
    errors: {
      400: ["media_invalid", "media_license_user_not_found"],
      404: ["media_license_case_not_found"],
      409: ["media_license_case_state"],
    },
  },
  async (req, { body }) => {
    const id = req.params.id!
    if (body.assigned_to) await requireUser(req, body.assigned_to)
    await editCaseWorkflow(req.scope).run({ input: { id, edit: body, actor: signedIn(req) } })
    return { case: await tagCase(req.scope, id) }
  },
)

async function requireUser(req: MediaRequest, id: string): Promise<void> {
  const found = await rowsById(req.scope, "user", [id], ["id"])
  if (found.length > 0) return
  throw invalid([{ path: "assigned_to", code: "media_license_user_not_found", message: `user ${id} does not exist` }])
}

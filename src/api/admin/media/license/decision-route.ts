import { signedIn } from "../../../../lib/permission"
import { route, type MediaRouteHandler } from "../../../../lib/route"
import { decideApprovalWorkflow } from "../../../../workflows/license/approvals"
import { approval } from "../../../../workflows/license/readers/approvals"
import { noBody } from "./batch-validators"
import { approvalAnswer } from "./case-validators"

/** `POST /approvals/:id/<decision>`: the second person's word. */
export function decisionRoute(decision: "approved" | "rejected", summary: string): MediaRouteHandler {
  return route(
    {
      summary,
      description: "Somebody else than who asked; an API key cannot.",
      permission: "license.revocation:apply",
      idempotency: "mediaLicense",
      body: noBody,
      response: approvalAnswer,
      errors: {
        403: ["media_license_self_approval"],
        404: ["media_license_approval_not_found"],
        409: ["media_license_decided", "media_license_tag_state", "media_license_key_state"],
      },
    },
    async (req) => {
      const id = req.params.id!
      const actor = signedIn(req)
      await decideApprovalWorkflow(req.scope).run({ input: { id, decision, actor } })
      return { approval: await approval(req.scope, id, actor.id) }
    },
  )
}

import type { ZodType } from "@medusajs/framework/zod"
import { signedIn } from "../../../../lib/permission"
import { route, type MediaRouteHandler } from "../../../../lib/route"
import { requestApprovalWorkflow } from "../../../../workflows/license/approvals"
import { approval } from "../../../../workflows/license/readers/approvals"
import { approvalAnswer } from "./case-validators"

interface RequestSpec {
  action: "revoke" | "restore" | "distrust_key"
  /** Path parameter that names the tag or the key. */
  param: "id" | "kid"
  summary: string
  description?: string
  permission: "license.revocation:create" | "license.key:manage"
  body: ZodType<{ reason: string; note?: string | null | undefined }>
  errors: Record<number, string[]>
}

/** Asks for an act that takes two people; answered with the request that somebody else has to decide. */
export function requestRoute({ action, param, errors, ...spec }: RequestSpec): MediaRouteHandler {
  return route(
    {
      ...spec,
      idempotency: "mediaLicense",
      response: approvalAnswer,
      status: 202,
      errors: {
        ...errors,
        403: ["media_license_self_approval"],
        409: ["media_license_approval_exists", ...(errors[409] ?? [])],
      },
    },
    async (req, { body }) => {
      const actor = signedIn(req)
      const { result } = await requestApprovalWorkflow(req.scope).run({
        input: { request: { action, target_id: req.params[param]!, ...body }, actor },
      })
      return { approval: await approval(req.scope, result.id, actor.id) }
    },
  )
}

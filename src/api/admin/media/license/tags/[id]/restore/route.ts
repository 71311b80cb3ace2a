import { requestRoute } from "../../../request-route"
import { reasonBody } from "../../../tag-validators"

export const POST = requestRoute({
  action: "restore",
  param: "id",
  summary: "Ask for a revoked tag to be restored",
  description: "Somebody else has to agree within seven days. The tag becomes what it was before.",
  permission: "license.revocation:create",
  body: reasonBody,
  errors: { 404: ["media_license_tag_not_found"], 409: ["media_license_tag_state"] },
})

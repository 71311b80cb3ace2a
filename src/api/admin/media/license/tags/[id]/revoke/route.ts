import { requestRoute } from "../../../request-route"
import { revokeBody } from "../../../tag-validators"

export const POST = requestRoute({
  action: "revoke",
  param: "id",
  summary: "Ask for a tag to be revoked",
  description: "Somebody else has to agree within seven days.",
  permission: "license.revocation:create",
  body: revokeBody,
  errors: { 404: ["media_license_tag_not_found"], 409: ["media_license_tag_state"] },
})

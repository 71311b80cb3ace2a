import { route } from "../../../../../../lib/route"
import { adminTag } from "../../../../../../workflows/license/readers/tags"
import { tagAnswer } from "../../tag-responses"

export const GET = route(
  {
    summary: "One tag",
    permission: "license.tag:read",
    response: tagAnswer,
    errors: { 404: ["media_license_tag_not_found"] },
  },
  async (req) => ({ tag: await adminTag(req.scope, req.params.id!) }),
)

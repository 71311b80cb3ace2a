import { route } from "../../../../../../../lib/route"
import { adminTag } from "../../../../../../../workflows/license/readers/tags"
import { tagTimeline } from "../../../../../../../workflows/license/readers/timeline"
import { timelineAnswer } from "../../../tag-responses"
import { timelineQuery } from "../../../tag-validators"

export const GET = route(
  {
    summary: "What has happened to a tag, and who has checked it",
    permission: "license.tag:read",
    query: timelineQuery,
    response: timelineAnswer,
    errors: { 404: ["media_license_tag_not_found"] },
  },
  async (req, { query: { limit, offset } }) => {
    const { id } = await adminTag(req.scope, req.params.id!)
    const { timeline, count } = await tagTimeline(req.scope, id, { limit, offset })
    return { timeline, count, offset, limit }
  },
)

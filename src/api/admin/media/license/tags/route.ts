import { route } from "../../../../../lib/route"
import { adminTags } from "../../../../../workflows/license/readers/tags"
import { tagsAnswer } from "../tag-responses"
import { listTagsQuery } from "../tag-validators"

export const GET = route(
  { summary: "Tags", permission: "license.tag:read", query: listTagsQuery, response: tagsAnswer },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { tags, count } = await adminTags(req.scope, { filters, order, limit, offset })
    return { tags, count, offset, limit }
  },
)

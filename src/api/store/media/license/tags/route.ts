import { signedInCustomer } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { myTags } from "../../../../../workflows/license/readers/my-tags"
import { listMyTagsQuery, myTagsAnswer } from "../tag-validators"

export const GET = route(
  {
    summary: "The customer's copies, the newest first",
    query: listMyTagsQuery,
    response: myTagsAnswer,
    errors: { 401: ["media_unauthorized"] },
  },
  async (req, { query: { limit, offset } }) => {
    const { tags, count } = await myTags(req.scope, signedInCustomer(req).id, { limit, offset })
    return { tags, count, offset, limit }
  },
)

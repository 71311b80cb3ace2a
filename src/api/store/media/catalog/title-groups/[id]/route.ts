import { route } from "../../../../../../lib/route"
import { storeTitleGroup } from "../../../../../../workflows/catalog/readers/store-collections"
import { contextOf, pathParam } from "../../context"
import { titleGroupResponse } from "../../responses"
import { collectionQuery } from "../../validators"

export const GET = route(
  {
    summary: "One title with its editions",
    query: collectionQuery,
    queryCode: "media_search_param",
    response: titleGroupResponse,
    errors: {
      400: ["media_search_param", "media_search_depth", "media_sales_channel_required"],
      404: ["media_title_group_not_found"],
    },
  },
  async (req, { query }) => {
    const { sort, limit, offset, ...rest } = query
    const context = await contextOf(req, rest)
    const found = await storeTitleGroup(req.scope, context, pathParam(req, "id"), { sort, limit, offset })
    return { ...found, offset, limit }
  },
)

import { route } from "../../../../../../lib/route"
import { storeContributor } from "../../../../../../workflows/catalog/readers/store-collections"
import { contextOf, pathParam } from "../../context"
import { contributorResponse } from "../../responses"
import { collectionQuery } from "../../validators"

export const GET = route(
  {
    summary: "One contributor with the items it is credited on",
    query: collectionQuery,
    queryCode: "media_search_param",
    response: contributorResponse,
    errors: {
      400: ["media_search_param", "media_search_depth", "media_sales_channel_required"],
      404: ["media_contributor_not_found"],
    },
  },
  async (req, { query }) => {
    const { sort, limit, offset, ...rest } = query
    const context = await contextOf(req, rest)
    const found = await storeContributor(req.scope, context, pathParam(req, "id"), { sort, limit, offset })
    return { ...found, offset, limit }
  },
)

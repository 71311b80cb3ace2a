import { MediaError } from "../../../../../../lib/errors"
import { route } from "../../../../../../lib/route"
import { storeDetails } from "../../../../../../workflows/catalog/readers/store-details"
import { itemIdByHandle } from "../../../../../../workflows/catalog/readers/store-items"
import { contextOf, pathParam } from "../../context"
import { detailResponse } from "../../responses"
import { detailQuery } from "../../validators"

export const GET = route(
  {
    summary: "One media item by its product handle",
    description:
      "The release with discs, tracks, credits, labels, public identifiers, languages, ratings, terms, offers and the " +
      "other editions of its title. An `age_gate.min_age` of null means that no rating states an age, not that the " +
      "release is for all ages.",
    query: detailQuery,
    queryCode: "media_search_param",
    response: detailResponse,
    errors: {
      400: ["media_search_param", "media_sales_channel_required"],
      404: ["media_product_not_found"],
    },
  },
  async (req, { query }) => {
    const handle = pathParam(req, "handle")
    const context = await contextOf(req, query)
    const id = await itemIdByHandle(req.scope, context, handle)
    const [detail] = id === null ? [] : await storeDetails(req.scope, context, [id])
    if (!detail) {
      throw new MediaError("not_found", "media_product_not_found", `no media item with the handle ${handle}`)
    }
    return { ...detail }
  },
)

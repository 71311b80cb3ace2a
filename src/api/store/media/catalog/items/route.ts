import { route } from "../../../../../lib/route"
import { storeDetails } from "../../../../../workflows/catalog/readers/store-details"
import { storePage } from "../../../../../workflows/catalog/readers/store-page"
import { storeRows } from "../../../../../workflows/catalog/readers/store-rows"
import { contextOf } from "../context"
import { itemsResponse } from "../responses"
import { listItemsQuery } from "../validators"

export const GET = route(
  {
    summary: "List media items",
    description:
      "Published items of the publishable key's sales channels, without the search index. A filter that is repeated " +
      "matches any of its values; different filters must all match. `price` is the calculated price of the request's " +
      "region, currency and customer; `price_from`, `price_to` and sorting by price use the base price. " +
      "`expand=full` answers every item as `/store/media/catalog/products/{handle}` does.",
    query: listItemsQuery,
    queryCode: "media_search_param",
    response: itemsResponse,
    errors: { 400: ["media_search_param", "media_search_depth", "media_sales_channel_required"] },
  },
  async (req, { query }) => {
    const { limit, offset, sort, expand, region_id, currency_code, country_code, age_confirmed, locale, ...filters } =
      query
    const context = await contextOf(req, { region_id, currency_code, country_code, age_confirmed, locale })
    const { ids, count } = await storePage(req.scope, context, { filters, sort, limit, offset })
    const items =
      expand === "full" ? await storeDetails(req.scope, context, ids) : await storeRows(req.scope, context, ids)
    return { items, count, offset, limit }
  },
)

import { route } from "../../../../../lib/route"
import { storeRentalOffers } from "../../../../../workflows/rental/readers/store-rental-offers"
import { callerOf } from "../caller"
import { offersAnswer } from "../cart-responses"
import { offersQuery } from "../cart-validators"

export const GET = route(
  {
    summary: "What can be rented",
    description:
      "Titles for rent in the key's channels, of one product or of all. `from_price` is for lists; `quotes` says what a period costs.",
    query: offersQuery,
    response: offersAnswer,
    errors: { 400: ["media_query", "media_invalid"] },
  },
  async (req, { query }) => {
    const { limit, offset } = query
    const { offers, count } = await storeRentalOffers(req.scope, callerOf(req), query)
    return { offers, count, offset, limit }
  },
)

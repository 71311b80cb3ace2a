import { route } from "../../../../../lib/route"
import { storeQuote } from "../../../../../workflows/rental/readers/quotes"
import { callerOf } from "../caller"
import { quoteAnswer } from "../cart-responses"
import { quoteBody } from "../cart-validators"

export const POST = route(
  {
    summary: "What renting a title for a period costs, and whether it can be had",
    description:
      "Promises nothing. When it cannot be had, `reasons` says why and `next_available` when it can; the price is told " +
      "all the same. A line that is added with `price_hash` is refused when the price has changed since.",
    body: quoteBody,
    response: quoteAnswer,
    errors: {
      400: ["media_rental_date", "media_rental_period", "media_rental_quantity", "media_rental_no_rate"],
      404: ["media_rental_offer_not_found", "media_rental_location_not_found"],
    },
  },
  async (req, { body }) => ({ quote: await storeQuote(req.scope, callerOf(req), body) }),
)

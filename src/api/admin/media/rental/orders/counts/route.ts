import { route } from "../../../../../../lib/route"
import { rentalCounts } from "../../../../../../workflows/rental/readers/rentals"
import { rentalCountsQuery } from "../../orders-validators"
import { rentalCountsAnswer } from "../../rental-responses"

export const GET = route(
  {
    summary: "How many rentals are open, out, to pick, due today, overdue and at risk",
    permission: "rental.order:read",
    query: rentalCountsQuery,
    response: rentalCountsAnswer,
  },
  async (req, { query }) => ({ counts: await rentalCounts(req.scope, query) }),
)

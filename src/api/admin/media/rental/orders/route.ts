import { route } from "../../../../../lib/route"
import { adminRentals } from "../../../../../workflows/rental/readers/rentals"
import { listRentalsQuery } from "../orders-validators"
import { listRentalsAnswer } from "../rental-responses"

export const GET = route(
  {
    summary: "List rental orders",
    description: "`overdue` is told by the clock, not by what a job has noticed.",
    permission: "rental.order:read",
    query: listRentalsQuery,
    response: listRentalsAnswer,
    errors: { 400: ["media_query", "media_rental_date", "media_rental_period"] },
  },
  async (req, { query }) => {
    const { limit, offset, order, ...filters } = query
    const { orders, count } = await adminRentals(req.scope, { filters, order, limit, offset })
    return { orders, count, offset, limit }
  },
)

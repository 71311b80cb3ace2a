import { signedInCustomer } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { myRentals } from "../../../../../workflows/rental/readers/my-rentals"
import { listMyRentalsAnswer, listMyRentalsQuery } from "../me-validators"

export const GET = route(
  {
    summary: "The customer's rentals, the newest first",
    query: listMyRentalsQuery,
    response: listMyRentalsAnswer,
    errors: { 401: ["media_unauthorized"] },
  },
  async (req, { query }) => {
    const { id: customer_id } = signedInCustomer(req)
    const { limit, offset, ...filters } = query
    const { rentals, count } = await myRentals(req.scope, { customer_id, filters, limit, offset })
    return { rentals, count, offset, limit }
  },
)

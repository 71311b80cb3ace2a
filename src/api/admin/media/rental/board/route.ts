import { invalid } from "../../../../../lib/errors"
import { route } from "../../../../../lib/route"
import { addDays } from "../../../../../modules/rental/domain/dates"
import { boardOf } from "../../../../../workflows/rental/readers/board"
import { requireLocations } from "../../../../../workflows/rental/readers/locations"
import { boardAnswer, boardQuery } from "../unit-validators"

/** Days one board shows. */
const MAX_DAYS = 62
/** The days around a board are read too; these are far from both ends of what a date can be. */
const EARLIEST = "1900-01-01"
const LATEST = "9899-12-31"

export const GET = route(
  {
    summary: "Copies of a location by days",
    description:
      "`from` and `to` are both shown. A bar is a block with its buffers; one that is `late` goes on until the copy is " +
      "scanned in.",
    permission: "rental.unit:read",
    query: boardQuery,
    response: boardAnswer,
    errors: {
      400: ["media_query", "media_rental_date", "media_rental_period"],
      404: ["media_rental_location_not_found"],
    },
  },
  async (req, { query }) => {
    const { from, to, location_id, limit, offset } = query
    if (from < EARLIEST || to > LATEST)
      throw invalid([{ path: "from", code: "media_rental_period", message: `not between ${EARLIEST} and ${LATEST}` }])
    if (to < from) throw invalid([{ path: "to", code: "media_rental_period", message: `${to} is before ${from}` }])
    if (to > addDays(from, MAX_DAYS - 1)) {
      throw invalid([{ path: "to", code: "media_rental_period", message: `more than ${MAX_DAYS} days from ${from}` }])
    }
    await requireLocations(req.scope, [location_id])
    return { ...(await boardOf(req.scope, query, new Date())), offset, limit }
  },
)

import { route } from "../../../../../lib/route"
import { storeAvailability } from "../../../../../workflows/rental/readers/store-availability"
import { salesChannelIds } from "../../catalog/context"
import { availabilityAnswer, availabilityQuery } from "../availability-validators"

export const GET = route(
  {
    summary: "Whether copies of a title can be rented for a period",
    description:
      "Dates are local to the location. A period that no rental may have (past, beyond the horizon, too short or too " +
      "long, a start on a closed day) is refused with `media_rental_period` and its `reason`.",
    query: availabilityQuery,
    queryCode: "media_invalid",
    response: availabilityAnswer,
    errors: {
      400: [
        "media_invalid",
        "media_rental_date",
        "media_rental_quantity",
        "media_rental_period",
        "media_rental_embargo",
      ],
      404: ["media_rental_offer_not_found", "media_rental_location_not_found"],
    },
  },
  async (req, { query }) => {
    const customer_id = req.auth_context?.actor_type === "customer" ? req.auth_context.actor_id : undefined
    const asked = { ...query, customer_id, sales_channel_ids: salesChannelIds(req), now: new Date() }
    return { ...(await storeAvailability(req.scope, asked)) }
  },
)

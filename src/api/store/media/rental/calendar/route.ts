import { invalid } from "../../../../../lib/errors"
import { route } from "../../../../../lib/route"
import { daysBetween } from "../../../../../modules/rental/domain/dates"
import { storeCalendar } from "../../../../../workflows/rental/readers/store-availability"
import { salesChannelIds } from "../../catalog/context"
import { MAX_CALENDAR_DAYS, calendarAnswer, calendarQuery } from "../availability-validators"

export const GET = route(
  {
    summary: "Free copies of a title by days",
    description: "`from` and `to` are both shown. Days that are over have no free copies.",
    query: calendarQuery,
    queryCode: "media_invalid",
    response: calendarAnswer,
    errors: {
      400: ["media_invalid", "media_rental_date", "media_rental_period"],
      404: ["media_rental_offer_not_found", "media_rental_location_not_found"],
    },
  },
  async (req, { query }) => {
    const days = daysBetween(query.from, query.to) + 1
    if (days < 1 || days > MAX_CALENDAR_DAYS) {
      const message = `${query.from} to ${query.to} are ${days} days, not 1 to ${MAX_CALENDAR_DAYS}`
      throw invalid([{ path: "to", code: "media_rental_period", message }])
    }
    const customer_id = req.auth_context?.actor_type === "customer" ? req.auth_context.actor_id : undefined
    const asked = { ...query, customer_id, sales_channel_ids: salesChannelIds(req), now: new Date() }
    return { ...(await storeCalendar(req.scope, asked)) }
  },
)

import { route } from "../../../../../lib/route"
import { createCalendarSchema } from "../../../../../modules/rental/domain/setup"
import { adminCalendar, adminCalendars } from "../../../../../workflows/rental/readers/calendars"
import { createSetup, unknownReferences } from "../setup-entries"
import { calendarAnswer, calendarsAnswer } from "../setup-responses"
import { listCalendarsQuery } from "../setup-validators"

export const GET = route(
  {
    summary: "Opening days and desk times of locations",
    description: "A location without one is always open from 10:00 to 21:00 UTC.",
    permission: "rental.setup:read",
    query: listCalendarsQuery,
    response: calendarsAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { calendars, count } = await adminCalendars(req.scope, { filters, order, limit, offset })
    return { calendars, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Give a location its calendar",
    permission: "rental.setup:create",
    idempotency: "mediaRental",
    body: createCalendarSchema,
    whenMalformed: unknownReferences("calendar"),
    response: calendarAnswer,
    status: 201,
    errors: {
      400: ["media_invalid", "media_rental_date", "media_rental_location_not_found"],
      409: ["media_rental_calendar_exists"],
    },
  },
  async (req, { body }) => ({ calendar: await adminCalendar(req.scope, await createSetup(req, "calendar", body)) }),
)

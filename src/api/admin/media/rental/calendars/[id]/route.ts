import { route } from "../../../../../../lib/route"
import { editCalendarSchema } from "../../../../../../modules/rental/domain/setup"
import { adminCalendar } from "../../../../../../workflows/rental/readers/calendars"
import { deleteSetup, editSetup, setupId } from "../../setup-entries"
import { calendarAnswer, deletedAnswer } from "../../setup-responses"

export const GET = route(
  {
    summary: "One calendar",
    permission: "rental.setup:read",
    response: calendarAnswer,
    errors: { 404: ["media_rental_calendar_not_found"] },
  },
  async (req) => ({ calendar: await adminCalendar(req.scope, setupId(req, "calendar")) }),
)

export const POST = route(
  {
    summary: "Change a calendar",
    description: "Given closed dates replace all it has. Open rentals keep the due times they were booked with.",
    permission: "rental.setup:update",
    idempotency: "mediaRental",
    body: editCalendarSchema,
    response: calendarAnswer,
    errors: {
      400: ["media_invalid", "media_rental_date"],
      404: ["media_rental_calendar_not_found"],
      409: ["media_rental_version_conflict"],
    },
  },
  async (req, { body }) => ({ calendar: await adminCalendar(req.scope, await editSetup(req, "calendar", body)) }),
)

export const DELETE = route(
  {
    summary: "Delete a calendar; the location is then always open, in UTC",
    permission: "rental.setup:delete",
    response: deletedAnswer("media_rental_calendar"),
    errors: { 404: ["media_rental_calendar_not_found"] },
  },
  async (req) => deleteSetup(req, "calendar"),
)

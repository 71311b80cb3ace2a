import { route } from "../../../../../../../lib/route"
import { downtimeBody } from "../../../unit-bodies"
import { withdrawAnswer } from "../../../unit-validators"
import { UNIT_ERRORS, actAndAnswer } from "../../unit-answers"

export const POST = route(
  {
    summary: "Keep a copy from being rented for a time, or end that",
    description:
      "With `status` the copy goes into repair or cleaning now and its bookings to other copies; those without one are " +
      "flagged `at_risk`. Without, bookings in the time must have another copy, else 409. With `allocation_id` an " +
      "existing downtime gets another end.",
    permission: "rental.unit:update",
    body: downtimeBody,
    response: withdrawAnswer,
    idempotency: "mediaRental",
    errors: {
      ...UNIT_ERRORS,
      400: ["media_invalid", "media_rental_period"],
      404: [...UNIT_ERRORS[404], "media_rental_allocation_not_found"],
    },
  },
  async (req, { body: { version, allocation_id, ends_at, starts_at, status, note } }) =>
    actAndAnswer(
      req,
      allocation_id === undefined
        ? { act: "plan_downtime", starts_at, ends_at, status, note }
        : { act: "end_downtime", allocation_id, ends_at, note },
      version,
    ),
)

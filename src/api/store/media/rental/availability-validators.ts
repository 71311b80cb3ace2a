import { z } from "@medusajs/framework/zod"
import { id } from "../../../../lib/fields"
import { isLocalDate } from "../../../../modules/rental/domain/dates"
import { FULFILMENTS } from "../../../../modules/rental/domain/enums"

/** Days one calendar shows. */
export const MAX_CALENDAR_DAYS = 186

/** What is missing or given twice is at fault with the field's own code, like any other wrong value. */
const date = z.preprocess(
  (value) => (typeof value === "string" ? value : ""),
  z.string().refine(isLocalDate, {
    message: "is not a date YYYY-MM-DD of the calendar",
    params: { code: "media_rental_date" },
  }),
)

const quantity = z
  .preprocess(
    (value) => (typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : 0),
    z.int().refine((value) => value >= 1, {
      message: "is not a whole number from 1",
      params: { code: "media_rental_quantity" },
    }),
  )
  .default(1)

/** `GET /store/media/rental/availability` */
export const availabilityQuery = z.strictObject({
  variant_id: id,
  start_date: date.describe("Local date of the location on which the copies are fetched or sent."),
  due_date: date.describe("Local date on which they are due back."),
  quantity: quantity.describe("Copies of the title; default 1."),
  location_id: id.optional().describe("Default: the shop's choice for the title."),
  fulfilment: z.enum(FULFILMENTS).default("pickup"),
})

const localDate = z.string().describe("YYYY-MM-DD, local to `tz`.")

export const availabilityAnswer = z.object({
  variant_id: z.string(),
  location_id: z.string().nullable().describe("null: no location has copies of the title."),
  tz: z.string(),
  start_date: localDate,
  due_date: localDate,
  days: z.int(),
  quantity: z.int(),
  bookable: z.boolean(),
  free_copies: z.int().describe("Copies nobody has booked in this time. Bookings that can move make more bookable."),
  next_available: z
    .object({ start_date: localDate, due_date: localDate })
    .nullable()
    .describe("The next start, as many days long; null when the period is bookable, or none is."),
  as_of: z.string().describe("ISO 8601, UTC. Others may book in the meantime."),
})

/** `GET /store/media/rental/calendar` */
export const calendarQuery = z.strictObject({
  variant_id: id,
  from: date.describe("First day shown."),
  to: date.describe(`Last day shown, at most ${MAX_CALENDAR_DAYS} days in all.`),
  location_id: id.optional().describe("Default: the shop's choice for the title."),
})

export const calendarAnswer = z.object({
  variant_id: z.string(),
  location_id: z.string().nullable(),
  tz: z.string(),
  days: z.array(
    z.object({
      date: localDate,
      open: z.boolean().describe("A rental may start or be handed in."),
      free: z.int().describe("Copies free all day from the time they can be fetched."),
    }),
  ),
  earliest_start: localDate.nullable().describe("First date a rental may start on now, whether or not a copy is free."),
  latest_start: localDate.nullable(),
  as_of: z.string(),
})

import { z } from "@medusajs/framework/zod"
import { id } from "../../../../lib/fields"
import { DEFAULT_CALENDAR } from "../shop-time"
import { localDate, localTime, rowVersion, timeZone } from "./fields"

/** Most closed dates of one location: eight a month for twenty years. */
const MAX_CLOSED_DATES = 2000

const shape = {
  tz: timeZone,
  open_dows: z
    .int()
    .min(0)
    .max(127)
    .meta({ description: "Open weekdays: bit 0 = Monday … bit 6 = Sunday; 0: closed until further notice" }),
  closed_dates: z
    .array(localDate)
    .max(MAX_CLOSED_DATES)
    .transform((dates) => [...new Set(dates)].sort())
    .meta({ description: "Closed whatever the weekday" }),
  pickup_from: localTime.meta({ description: "From when a copy can be fetched on its start date" }),
  due_time: localTime.meta({ description: "Until when a copy is to be back on its due date" }),
}

/** Body of `POST /calendars`. */
export const createCalendarSchema = z.strictObject({
  location_id: id,
  tz: shape.tz,
  open_dows: shape.open_dows.default(DEFAULT_CALENDAR.open_dows),
  closed_dates: shape.closed_dates.default([]),
  pickup_from: shape.pickup_from.default(DEFAULT_CALENDAR.pickup_from),
  due_time: shape.due_time.default(DEFAULT_CALENDAR.due_time),
})

/** Body of `POST /calendars/:id`. */
export const editCalendarSchema = z.strictObject({
  ...z.strictObject(shape).partial().shape,
  version: rowVersion.optional(),
})

export type CreateCalendarInput = z.output<typeof createCalendarSchema>
export type EditCalendarInput = z.output<typeof editCalendarSchema>

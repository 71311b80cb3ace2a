import { model } from "@medusajs/framework/utils"

/**
 * Opening days and desk times of a location.
 */
const MediaRentalCalendar = model
  .define("media_rental_calendar", {
    id: model.id({ prefix: "rcal" }).primaryKey(),
    location_id: model.text(),
    tz: model.text(),
    open_dows: model.number().default(127),
    closed_dates: model.array().default([]),
    pickup_from: model.text().default("10:00"),
    due_time: model.text().default("21:00"),
    version: model.number().default(1),
  })
  .indexes([{ on: ["location_id"], unique: true }])

export default MediaRentalCalendar

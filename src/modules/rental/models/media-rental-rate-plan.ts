import { model } from "@medusajs/framework/utils"

/**
 * A named set of tiers with the shortest and longest rental it allows.
 */
const MediaRentalRatePlan = model.define("media_rental_rate_plan", {
  id: model.id({ prefix: "rpln" }).primaryKey(),
  name: model.text(),
  active: model.boolean().default(true),
  min_days: model.number().default(1),
  max_days: model.number().default(30),
  late_start_time: model.text().nullable(),
  price_bounds: model.json().nullable(),
  version: model.number().default(1),
})

export default MediaRentalRatePlan

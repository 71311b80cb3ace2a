import { model } from "@medusajs/framework/utils"

/**
 * One price for a number of days; tiers are laid end to end, see `domain/rent-price.ts`.
 * Amounts are decimal strings; their columns are `numeric`, see the migration.
 */
const MediaRentalRateTier = model.define("media_rental_rate_tier", {
  id: model.id({ prefix: "rtir" }).primaryKey(),
  plan_id: model.text().index(),
  label: model.text(),
  days: model.number(),
  currency_code: model.text(),
  amount: model.text(),
  customer_group_id: model.text().nullable(),
  /** Bit 0 = Monday … bit 6 = Sunday; null = any day */
  start_dows: model.number().nullable(),
  valid_from: model.text().nullable(),
  valid_to: model.text().nullable(),
})

export default MediaRentalRateTier

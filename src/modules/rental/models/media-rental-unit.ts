import { model } from "@medusajs/framework/utils"
import MediaRentalOffer from "./media-rental-offer"

/**
 * A copy: one physical object with a barcode.
 * Amounts are decimal strings; their columns are `numeric`, see the migration.
 */
const MediaRentalUnit = model.define("media_rental_unit", {
  id: model.id({ prefix: "runt" }).primaryKey(),
  offer: model.belongsTo(() => MediaRentalOffer),
  variant_id: model.text(),
  barcode: model.text(),
  serial: model.text().nullable(),
  home_location_id: model.text(),
  current_location_id: model.text(),
  status: model.text().default("intake"),
  media_grade: model.text().nullable(),
  sleeve_grade: model.text().nullable(),
  grading_note: model.text().nullable(),
  purchase_cost: model.text().nullable(),
  cost_currency: model.text().nullable(),
  purchased_at: model.dateTime().nullable(),
  in_service_at: model.dateTime(),
  retired_at: model.dateTime().nullable(),
  rental_count: model.number().default(0),
  version: model.number().default(1),
})

export default MediaRentalUnit

import { model } from "@medusajs/framework/utils"

/**
 * What was found when a returned copy was looked at.
 */
const MediaRentalInspection = model
  .define("media_rental_inspection", {
    id: model.id({ prefix: "rins" }).primaryKey(),
    rental_order_id: model.text(),
    unit_id: model.text().index(),
    media_grade_before: model.text().nullable(),
    sleeve_grade_before: model.text().nullable(),
    media_grade_after: model.text().nullable(),
    sleeve_grade_after: model.text().nullable(),
    case_ok: model.boolean().default(true),
    inserts_ok: model.boolean().default(true),
    plays_ok: model.boolean().nullable(),
    missing_parts: model.array().default([]),
    photo_urls: model.array().default([]),
    note: model.text().nullable(),
    inspector_id: model.text().nullable(),
  })
  .indexes([{ on: ["rental_order_id"], unique: true }])

export default MediaRentalInspection

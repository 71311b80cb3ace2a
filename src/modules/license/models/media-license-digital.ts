import { model } from "@medusajs/framework/utils"

/** One digital licence; of its key the MAC and the last four characters. */
const MediaLicenseDigital = model
  .define("media_license_digital", {
    id: model.id({ prefix: "ldig" }).primaryKey(),
    terms_id: model.text().nullable(),
    terms: model.json(),
    key_version: model.number().default(1),
    key_mac: model.text(),
    key_last4: model.text(),
    customer_id: model.text().nullable(),
    order_id: model.text().nullable(),
    order_line_item_id: model.text().nullable(),
    variant_id: model.text().nullable(),
    unit_index: model.number().default(0),
    tag_id: model.text().nullable(),
    status: model.text(),
    status_reason: model.text().nullable(),
    causes: model.array().default([]),
    deactivations_used: model.number().default(0),
    budget_year_at: model.dateTime(),
    version: model.number().default(1),
  })
  .indexes([
    { on: ["key_mac"], unique: true },
    { on: ["order_line_item_id", "unit_index"], unique: true },
    { on: ["customer_id"] },
    { on: ["tag_id"] },
    { on: ["order_id"] },
  ])

export default MediaLicenseDigital

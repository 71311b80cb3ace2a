import { model } from "@medusajs/framework/utils"

/** Labels that left the shop. */
const MediaLicenseExport = model
  .define("media_license_export", {
    id: model.id({ prefix: "lexp" }).primaryKey(),
    batch_id: model.text(),
    format: model.text(),
    layout: model.json().nullable(),
    symbol: model.text().nullable(),
    start_position: model.number().default(1),
    from_idx: model.number(),
    to_idx: model.number(),
    include_pins: model.boolean().default(false),
    row_count: model.number(),
    sha256: model.text().nullable(),
    downloads: model.number().default(0),
    exported_by: model.text(),
  })
  .indexes([{ on: ["batch_id"] }])

export default MediaLicenseExport

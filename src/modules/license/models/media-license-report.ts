import { model } from "@medusajs/framework/utils"

/** What somebody told the shop of a copy. */
const MediaLicenseReport = model
  .define("media_license_report", {
    id: model.id({ prefix: "lrep" }).primaryKey(),
    tag_id: model.text().nullable(),
    kind: model.text(),
    text: model.text(),
    place: model.text().nullable(),
    photo_file_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    device_mac: model.text().nullable(),
    case_id: model.text().nullable(),
  })
  .indexes([{ on: ["tag_id"] }, { on: ["case_id"] }])

export default MediaLicenseReport

import { model } from "@medusajs/framework/utils"

/** Something a person should look at. */
const MediaLicenseCase = model
  .define("media_license_case", {
    id: model.id({ prefix: "lcas" }).primaryKey(),
    tag_id: model.text().nullable(),
    kind: model.text(),
    severity: model.text(),
    status: model.text(),
    signals: model.json(),
    assigned_to: model.text().nullable(),
    resolution: model.text().nullable(),
    closed_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["status", "kind"] }, { on: ["tag_id"] }])

export default MediaLicenseCase

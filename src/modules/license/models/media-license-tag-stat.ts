import { model } from "@medusajs/framework/utils"

/** Figures of a tag's checks that outlive the scans. */
const MediaLicenseTagStat = model
  .define("media_license_tag_stat", {
    id: model.id({ prefix: "ltst" }).primaryKey(),
    tag_id: model.text(),
    sessions: model.number().default(0),
    owners: model.number().default(0),
    first_at: model.dateTime().nullable(),
    last_at: model.dateTime().nullable(),
    dirty: model.boolean().default(false),
  })
  .indexes([{ on: ["tag_id"], unique: true }])

export default MediaLicenseTagStat

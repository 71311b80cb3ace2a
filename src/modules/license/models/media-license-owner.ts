import { model } from "@medusajs/framework/utils"

/** Who owned a copy, and when. */
const MediaLicenseOwner = model
  .define("media_license_owner", {
    id: model.id({ prefix: "lown" }).primaryKey(),
    tag_id: model.text(),
    customer_id: model.text().nullable(),
    from_at: model.dateTime(),
    to_at: model.dateTime().nullable(),
    how: model.text(),
  })
  .indexes([{ on: ["customer_id"] }, { on: ["tag_id"] }])

export default MediaLicenseOwner

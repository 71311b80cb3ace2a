import { model } from "@medusajs/framework/utils"

/** A copy on its way to another owner; of its code only the MAC is kept. */
const MediaLicenseTransfer = model
  .define("media_license_transfer", {
    id: model.id({ prefix: "ltrf" }).primaryKey(),
    tag_id: model.text(),
    from_customer_id: model.text().nullable(),
    to_customer_id: model.text().nullable(),
    code_mac: model.text(),
    expires_at: model.dateTime(),
    status: model.text(),
    accepted_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["code_mac"] }, { on: ["tag_id"] }])

export default MediaLicenseTransfer

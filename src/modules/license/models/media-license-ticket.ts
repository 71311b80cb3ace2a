import { model } from "@medusajs/framework/utils"

/** A link that works once. */
const MediaLicenseTicket = model
  .define("media_license_ticket", {
    id: model.id({ prefix: "ltik" }).primaryKey(),
    download_id: model.text(),
    ticket_mac: model.text(),
    expires_at: model.dateTime(),
    used_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["ticket_mac"], unique: true }])

export default MediaLicenseTicket

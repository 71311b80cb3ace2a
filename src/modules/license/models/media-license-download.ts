import { model } from "@medusajs/framework/utils"

/** How often a licence has downloaded a file. */
const MediaLicenseDownload = model
  .define("media_license_download", {
    id: model.id({ prefix: "ldwn" }).primaryKey(),
    digital_id: model.text(),
    file_id: model.text(),
    cap: model.number(),
    used: model.number().default(0),
  })
  .indexes([{ on: ["digital_id", "file_id"], unique: true }])

export default MediaLicenseDownload

import { model } from "@medusajs/framework/utils"

/** Single facts of the whole shop: sequence of the trust bundle, last confirmed backup of the master key. */
const MediaLicenseState = model
  .define("media_license_state", {
    id: model.id({ prefix: "lsta" }).primaryKey(),
    key: model.text(),
    value: model.json(),
  })
  .indexes([{ on: ["key"], unique: true }])

export default MediaLicenseState

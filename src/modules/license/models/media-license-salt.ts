import { model } from "@medusajs/framework/utils"

/** The salt of one day's address MACs, wrapped; dead after 48 hours. */
const MediaLicenseSalt = model
  .define("media_license_salt", {
    id: model.id({ prefix: "lsal" }).primaryKey(),
    day: model.text(),
    wrapped_salt: model.text(),
  })
  .indexes([{ on: ["day"], unique: true }])

export default MediaLicenseSalt

import { model } from "@medusajs/framework/utils"

/** What a digital licence allows. */
const MediaLicenseTerms = model.define("media_license_terms", {
  id: model.id({ prefix: "lter" }).primaryKey(),
  name: model.text(),
  max_devices: model.number(),
  max_deactivations_per_year: model.number(),
  offline_ttl_days: model.number(),
  grace_days: model.number(),
  download_cap: model.number(),
  quality: model.text().nullable(),
  transferable: model.boolean().default(false),
  follows_tag: model.boolean().default(false),
  version: model.number().default(1),
})

export default MediaLicenseTerms

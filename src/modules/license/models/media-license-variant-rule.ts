import { model } from "@medusajs/framework/utils"

/** Whether copies of a variant carry tags, and which licence comes with it. */
const MediaLicenseVariantRule = model
  .define("media_license_variant_rule", {
    id: model.id({ prefix: "lrul" }).primaryKey(),
    variant_id: model.text(),
    tag_mode: model.text(),
    terms_id: model.text().nullable(),
    files: model.json().default([] as unknown as Record<string, unknown>),
    version: model.number().default(1),
  })
  .indexes([{ on: ["variant_id"], unique: true }])

export default MediaLicenseVariantRule

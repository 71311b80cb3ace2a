import { model } from "@medusajs/framework/utils"

/** A signing key; its private part is wrapped, and gone once its batch is closed. */
const MediaLicenseKey = model
  .define("media_license_key", {
    id: model.id({ prefix: "lkey" }).primaryKey(),
    kid: model.number(),
    purpose: model.text(),
    alg: model.text(),
    provider: model.text(),
    provider_ref: model.text(),
    public_key: model.text(),
    wrapped_private: model.text().nullable(),
    scheme: model.text().nullable(),
    certified_value: model.text().nullable(),
    certified_quantity: model.number().nullable(),
    certificate: model.text().nullable(),
    certified_by_kid: model.number().nullable(),
    state: model.text(),
    not_before: model.dateTime(),
    closed_at: model.dateTime().nullable(),
    distrusted_at: model.dateTime().nullable(),
    distrust_reason: model.text().nullable(),
  })
  .indexes([{ on: ["kid"], unique: true }])

export default MediaLicenseKey

import { model } from "@medusajs/framework/utils"

/** A device a licence is in use on, known by its public key. */
const MediaLicenseDevice = model.define("media_license_device", {
  id: model.id({ prefix: "ldev" }).primaryKey(),
  digital_id: model.text(),
  slot: model.number(),
  public_jwk: model.json(),
  thumbprint: model.text(),
  label: model.text(),
  deactivated_at: model.dateTime().nullable(),
  last_file_jti: model.text().nullable(),
  last_file_exp: model.dateTime().nullable(),
})

export default MediaLicenseDevice

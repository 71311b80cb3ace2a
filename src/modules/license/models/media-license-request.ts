import { model } from "@medusajs/framework/utils"

/** An answered request under its Idempotency-Key; without a status it is still being worked on. */
const MediaLicenseRequest = model
  .define("media_license_request", {
    id: model.id({ prefix: "lreq" }).primaryKey(),
    scope: model.text(),
    idempotency_key: model.text(),
    body_hash: model.text(),
    status_code: model.number().nullable(),
    response: model.json().nullable(),
    expires_at: model.dateTime().index(),
  })
  .indexes([{ on: ["scope", "idempotency_key"], unique: true }])

export default MediaLicenseRequest

import { model } from "@medusajs/framework/utils"

/** An act that needs a second person. */
const MediaLicenseApproval = model.define("media_license_approval", {
  id: model.id({ prefix: "lapr" }).primaryKey(),
  action: model.text(),
  target_id: model.text(),
  reason: model.text(),
  note: model.text().nullable(),
  payload: model.json(),
  requested_by: model.text(),
  decided_by: model.text().nullable(),
  decision: model.text().nullable(),
  decided_at: model.dateTime().nullable(),
  expires_at: model.dateTime(),
})

export default MediaLicenseApproval

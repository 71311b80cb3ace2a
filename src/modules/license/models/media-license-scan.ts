import { model } from "@medusajs/framework/utils"

/** One check of a tag: no address, no user agent. */
const MediaLicenseScan = model.define("media_license_scan", {
  id: model.id({ prefix: "lscn" }).primaryKey(),
  tag_id: model.text(),
  channel: model.text(),
  verdict: model.text(),
  device_mac: model.text(),
  ip_mac: model.text(),
  ua_class: model.text(),
  country: model.text().nullable(),
  cell: model.text().nullable(),
  is_owner: model.boolean().default(false),
  new_session: model.boolean().default(false),
  pin_event: model.text().nullable(),
  case_id: model.text().nullable(),
  scanned_at: model.dateTime(),
})

export default MediaLicenseScan

import { model } from "@medusajs/framework/utils"

/** A tag scanned for a line of an order. */
const MediaLicensePack = model
  .define("media_license_pack", {
    id: model.id({ prefix: "lpak" }).primaryKey(),
    tag_id: model.text(),
    order_id: model.text(),
    order_line_item_id: model.text(),
    fulfillment_id: model.text().nullable(),
    scanned_by: model.text(),
    released_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["order_id"] }])

export default MediaLicensePack

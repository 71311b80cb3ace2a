import { model } from "@medusajs/framework/utils"

/** The record of one copy. Its signature and the MAC of its PIN are columns of the table only, see the migration. */
const MediaLicenseTag = model
  .define("media_license_tag", {
    id: model.id({ prefix: "ltag" }).primaryKey(),
    batch_id: model.text(),
    idx: model.number(),
    status: model.text(),
    status_before_revoke: model.text().nullable(),
    hold_reason: model.text().nullable(),
    owner_id: model.text().nullable(),
    order_id: model.text().nullable(),
    order_line_item_id: model.text().nullable(),
    fulfillment_id: model.text().nullable(),
    variant_id: model.text().nullable(),
    stock_location_id: model.text().nullable(),
    rental_unit_id: model.text().nullable(),
    panel_intact: model.boolean().nullable(),
    ex_rental: model.boolean().default(false),
    superseded_by: model.text().nullable(),
    revoke_reason: model.text().nullable(),
    risk: model.float().default(0),
    risk_level: model.text().default("none"),
    public_caution: model.boolean().default(false),
    pin_fails: model.number().default(0),
    pin_window_at: model.dateTime().nullable(),
    pin_locked_until: model.dateTime().nullable(),
    ver: model.number().default(0),
    printed_at: model.dateTime().nullable(),
    bound_at: model.dateTime().nullable(),
    sold_at: model.dateTime().nullable(),
    activated_at: model.dateTime().nullable(),
    revoked_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["batch_id", "idx"], unique: true }])

export default MediaLicenseTag

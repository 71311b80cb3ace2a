import { model } from "@medusajs/framework/utils"

/**
 * A stretch of time during which a copy is spoken for. Its range is `[blocked_from, blocked_until)`.
 */
const MediaRentalAllocation = model.define("media_rental_allocation", {
  id: model.id({ prefix: "ralc" }).primaryKey(),
  unit_id: model.text(),
  variant_id: model.text(),
  kind: model.text(),
  /** The rental order, hold or cart line it stands for */
  ref_id: model.text().nullable(),
  cart_id: model.text().nullable(),
  starts_at: model.dateTime(),
  ends_at: model.dateTime(),
  blocked_from: model.dateTime(),
  blocked_until: model.dateTime(),
  active: model.boolean().default(true),
  pinned: model.boolean().default(false),
  custody_open: model.boolean().default(false),
  late_after: model.dateTime().nullable(),
  expires_at: model.dateTime().nullable(),
  note: model.text().nullable(),
})

export default MediaRentalAllocation

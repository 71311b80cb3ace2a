import { model } from "@medusajs/framework/utils"

/**
 * A customer's place in the queue for a title.
 */
const MediaRentalHold = model
  .define("media_rental_hold", {
    id: model.id({ prefix: "rhld" }).primaryKey(),
    variant_id: model.text(),
    location_id: model.text(),
    customer_id: model.text().index(),
    days: model.number(),
    /** Groups of the customer when joining; group terms decide the pickup window. */
    group_ids: model.array().default([]),
    priority: model.number().default(0),
    requested_at: model.dateTime(),
    status: model.text().default("waiting"),
    suspended_until: model.text().nullable(),
    ready_at: model.dateTime().nullable(),
    expires_at: model.dateTime().nullable(),
    unit_id: model.text().nullable(),
    allocation_id: model.text().nullable(),
    rental_order_id: model.text().nullable(),
    cancel_reason: model.text().nullable(),
    version: model.number().default(1),
  })
  .indexes([{ on: ["variant_id", "location_id", "status"] }])

export default MediaRentalHold

import { model } from "@medusajs/framework/utils"

/**
 * One copy, one customer, one period.
 * Amounts are decimal strings; their columns are `numeric`, see the migration.
 */
const MediaRentalOrder = model
  .define("media_rental_order", {
    id: model.id({ prefix: "rent" }).primaryKey(),
    display_no: model.autoincrement(),
    channel: model.text(),
    external_id: model.text().nullable(),
    cart_id: model.text().index().nullable(),
    cart_line_id: model.text().nullable(),
    unit_seq: model.number().default(1),
    order_id: model.text().index().nullable(),
    order_line_id: model.text().nullable(),
    customer_id: model.text(),
    offer_id: model.text(),
    variant_id: model.text(),
    unit_id: model.text().index(),
    allocation_id: model.text().index(),
    location_id: model.text(),
    return_location_id: model.text().nullable(),
    fulfilment: model.text(),
    start_date: model.text(),
    due_date: model.text(),
    /** The due date after rolling over closed days; lateness counts from it. */
    late_due_date: model.text(),
    tz: model.text(),
    days: model.number(),
    starts_at: model.dateTime(),
    due_at: model.dateTime(),
    status: model.text(),
    overdue_at: model.dateTime().nullable(),
    at_risk: model.boolean().default(false),
    out_at: model.dateTime().nullable(),
    returned_at: model.dateTime().nullable(),
    inspected_at: model.dateTime().nullable(),
    closed_at: model.dateTime().nullable(),
    cancel_reason: model.text().nullable(),
    extension_count: model.number().default(0),
    currency_code: model.text(),
    price_amount: model.text(),
    deposit_share: model.text(),
    replacement_value: model.text(),
    price_snapshot: model.json(),
    terms_snapshot: model.json(),
    title_snapshot: model.json(),
    version: model.number().default(1),
  })
  .indexes([{ on: ["customer_id", "status"] }, { on: ["status", "due_at"] }, { on: ["variant_id", "status"] }])

export default MediaRentalOrder

import { model } from "@medusajs/framework/utils"

/**
 * The server's own record of what a cart line promises; the line's metadata only names it.
 * Amounts are decimal strings; their columns are `numeric`, see the migration.
 */
const MediaRentalCartLine = model
  .define("media_rental_cart_line", {
    id: model.id({ prefix: "rcln" }).primaryKey(),
    cart_id: model.text().index(),
    /** Null between binding and the cart's own line */
    line_item_id: model.text().nullable(),
    variant_id: model.text(),
    location_id: model.text(),
    fulfilment: model.text(),
    start_date: model.text(),
    due_date: model.text(),
    /** The due date after rolling over closed days; lateness counts from it. */
    late_due_date: model.text(),
    days: model.number(),
    quantity: model.number(),
    currency_code: model.text(),
    unit_price: model.text(),
    /** For all copies of the line, before the cart's cap */
    deposit_amount: model.text(),
    replacement_value: model.text(),
    price_snapshot: model.json(),
    terms_snapshot: model.json(),
    price_hash: model.text(),
    quote_expires_at: model.dateTime(),
    hold_id: model.text().nullable(),
  })
  .indexes([{ on: ["line_item_id"], unique: true, where: "line_item_id is not null and deleted_at is null" }])

export default MediaRentalCartLine

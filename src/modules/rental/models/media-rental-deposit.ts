import { model } from "@medusajs/framework/utils"

/**
 * What a customer has put down for the copies of one shop order.
 * Amounts are decimal strings; their columns are `numeric`, see the migration.
 */
const MediaRentalDeposit = model
  .define("media_rental_deposit", {
    id: model.id({ prefix: "rdep" }).primaryKey(),
    order_id: model.text(),
    mode: model.text(),
    amount: model.text(),
    captured: model.text().default("0"),
    refunded: model.text().default("0"),
    currency_code: model.text(),
    order_line_id: model.text().nullable(),
    payment_collection_id: model.text().nullable(),
    payment_id: model.text().nullable(),
    status: model.text(),
    authorized_until: model.dateTime().nullable(),
    last_error: model.text().nullable(),
  })
  .indexes([{ on: ["order_id"], unique: true }])

export default MediaRentalDeposit

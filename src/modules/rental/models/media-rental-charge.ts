import { model } from "@medusajs/framework/utils"

/**
 * A row of the ledger. Rows are added, never rewritten; only their status moves.
 * Amounts are decimal strings; their columns are `numeric`, see the migration.
 */
const MediaRentalCharge = model
  .define("media_rental_charge", {
    id: model.id({ prefix: "rchg" }).primaryKey(),
    rental_order_id: model.text().index(),
    kind: model.text(),
    period_key: model.text(),
    /** Negative for waiver and refund */
    amount: model.text(),
    currency_code: model.text(),
    status: model.text().default("pending"),
    paid_by: model.text().nullable(),
    order_change_id: model.text().nullable(),
    /** Of a waiver or refund: the charge it reverses */
    reverses_id: model.text().nullable(),
    reason: model.text().nullable(),
    actor_id: model.text().nullable(),
  })
  .indexes([{ on: ["rental_order_id", "kind", "period_key"], unique: true }])

export default MediaRentalCharge

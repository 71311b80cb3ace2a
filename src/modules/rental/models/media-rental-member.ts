import { model } from "@medusajs/framework/utils"

/**
 * What the rental desk knows of a customer.
 */
const MediaRentalMember = model
  .define("media_rental_member", {
    id: model.id({ prefix: "rmem" }).primaryKey(),
    customer_id: model.text(),
    member_no: model.text(),
    date_of_birth: model.text().nullable(),
    id_verified_at: model.dateTime().nullable(),
    status: model.text().default("active"),
    block_reason: model.text().nullable(),
    block_until: model.dateTime().nullable(),
    max_open: model.number().nullable(),
    deposit_waived: model.boolean().default(false),
    version: model.number().default(1),
  })
  .indexes([{ on: ["customer_id"], unique: true }])

export default MediaRentalMember

import { model } from "@medusajs/framework/utils"

/**
 * What makes a variant rentable: its plan, its limits, what a copy is worth.
 */
const MediaRentalOffer = model
  .define("media_rental_offer", {
    id: model.id({ prefix: "rofr" }).primaryKey(),
    variant_id: model.text(),
    product_id: model.text().index(),
    /**
     * What copies of the title are sold as: a buyout costs its price, an ex-rental copy adds one to its stock. Usually the
     * used variant; `null`: a buyout costs the replacement value, and copies cannot be sold ex-rental
     */
    sale_variant_id: model.text().nullable(),
    media_type: model.text(),
    enabled: model.boolean().default(true),
    rate_plan_id: model.text().nullable(),
    /** Local date; not rented out before it */
    rentable_from: model.text().nullable(),
    /** The merchant's own; null: `rated_age` counts */
    min_age: model.number().nullable(),
    /** Of the catalogue's ratings that count shop-wide; refreshed with the catalogue, for whoever may not look there */
    rated_age: model.number().nullable(),
    disc_count: model.number().default(1),
    /** Of the product, for lists and snapshots; refreshed with the catalogue */
    title: model.text(),
    /** Currency → decimal string */
    replacement_value: model.json().default({}),
    version: model.number().default(1),
  })
  .indexes([{ on: ["variant_id"], unique: true }])

export default MediaRentalOffer

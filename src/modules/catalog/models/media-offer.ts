import { model } from "@medusajs/framework/utils"
import { CONDITIONS } from "../domain/enums"
import MediaItem from "./media-item"

/** One condition in which a release is sold or rented, one-to-one with a variant. */
const MediaOffer = model
  .define("media_offer", {
    id: model.id({ prefix: "moff" }).primaryKey(),
    variant_id: model.text(),
    media_item: model.belongsTo(() => MediaItem, { mappedBy: "offers" }),
    condition: model.enum([...CONDITIONS]),
    media_grade: model.text().nullable(),
    sleeve_grade: model.text().nullable(),
    grading_note: model.text().nullable(),
    photos: model.array().default([]),
  })
  .indexes([{ on: ["variant_id"], unique: true }])

export default MediaOffer

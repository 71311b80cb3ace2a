import { model } from "@medusajs/framework/utils"
import MediaItem from "./media-item"

/** An age classification; `min_age` is derived from scheme and value and null where the scheme states no age. */
const MediaAgeRating = model.define("media_age_rating", {
  id: model.id({ prefix: "marg" }).primaryKey(),
  media_item: model.belongsTo(() => MediaItem, { mappedBy: "ratings" }),
  scheme: model.text(),
  value: model.text(),
  descriptors: model.array().default([]),
  country: model.text().nullable(),
  min_age: model.number().nullable(),
})

export default MediaAgeRating

import { model } from "@medusajs/framework/utils"
import MediaContributor from "./media-contributor"
import MediaItem from "./media-item"

/** The label a release came out on, with its catalogue number. */
const MediaLabel = model
  .define("media_label", {
    id: model.id({ prefix: "mlbl" }).primaryKey(),
    media_item: model.belongsTo(() => MediaItem, { mappedBy: "labels" }),
    contributor: model.belongsTo(() => MediaContributor),
    catalog_number: model.text().nullable(),
    catalog_number_norm: model.text().nullable(),
    position: model.number().default(1),
  })
  .indexes([{ on: ["catalog_number_norm"] }])

export default MediaLabel

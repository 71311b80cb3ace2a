import { model } from "@medusajs/framework/utils"
import MediaItem from "./media-item"
import MediaTerm from "./media-term"

/** A term given to an item. */
const MediaItemTerm = model
  .define("media_item_term", {
    id: model.id({ prefix: "mitt" }).primaryKey(),
    media_item: model.belongsTo(() => MediaItem, { mappedBy: "terms" }),
    term: model.belongsTo(() => MediaTerm),
    position: model.number().default(1),
  })
  .indexes([{ on: ["media_item_id", "term_id"], unique: true }, { on: ["term_id", "media_item_id"] }])

export default MediaItemTerm

import { model } from "@medusajs/framework/utils"
import { RELATION_KINDS } from "../domain/enums"
import MediaItem from "./media-item"

/** How one release stands to another: contains, reissue of, soundtrack of … */
const MediaRelation = model
  .define("media_relation", {
    id: model.id({ prefix: "mrel" }).primaryKey(),
    from: model.belongsTo(() => MediaItem, { mappedBy: "relations" }),
    to: model.belongsTo(() => MediaItem),
    kind: model.enum([...RELATION_KINDS]),
    position: model.number().default(1),
  })
  .indexes([{ on: ["from_id", "to_id", "kind"], unique: true }])

export default MediaRelation

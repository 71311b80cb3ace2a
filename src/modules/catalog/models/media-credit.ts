import { model } from "@medusajs/framework/utils"
import MediaContributor from "./media-contributor"
import MediaItem from "./media-item"
import MediaTrack from "./media-track"

/** Who did what on a release or on one of its tracks, under the name printed there. */
const MediaCredit = model
  .define("media_credit", {
    id: model.id({ prefix: "mcrd" }).primaryKey(),
    media_item: model.belongsTo(() => MediaItem, { mappedBy: "credits" }).nullable(),
    track: model.belongsTo(() => MediaTrack).nullable(),
    contributor: model.belongsTo(() => MediaContributor),
    role: model.text(),
    credited_as: model.text().nullable(),
    character: model.text().nullable(),
    join_phrase: model.text().nullable(),
    position: model.number().default(1),
  })
  .indexes([{ on: ["contributor_id"] }])

export default MediaCredit

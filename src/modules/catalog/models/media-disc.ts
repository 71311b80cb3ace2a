import { model } from "@medusajs/framework/utils"
import MediaItem from "./media-item"
import MediaTrack from "./media-track"

/** One carrier of a release: a disc, a record, a tape, or the file bundle of a digital edition. */
const MediaDisc = model
  .define("media_disc", {
    id: model.id({ prefix: "mdsc" }).primaryKey(),
    media_item: model.belongsTo(() => MediaItem, { mappedBy: "discs" }),
    position: model.number(),
    format: model.text(),
    title: model.text().nullable(),
    side_count: model.number().nullable(),
    matrix_runout: model.array().default([]),
    mb_discid: model.text().nullable(),
    tracks: model.hasMany(() => MediaTrack, { mappedBy: "disc" }),
  })
  .indexes([{ on: ["media_item_id", "position"], unique: true }])

export default MediaDisc

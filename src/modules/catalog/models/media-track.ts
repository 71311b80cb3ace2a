import { model } from "@medusajs/framework/utils"
import MediaDisc from "./media-disc"

/** One track of a disc; `number` is what the sleeve prints ("A1"), `position` is the order. */
const MediaTrack = model
  .define("media_track", {
    id: model.id({ prefix: "mtrk" }).primaryKey(),
    disc: model.belongsTo(() => MediaDisc, { mappedBy: "tracks" }),
    position: model.number(),
    number: model.text(),
    title: model.text(),
    duration_ms: model.number().nullable(),
    isrc: model.text().nullable(),
    is_data: model.boolean().default(false),
    preview_url: model.text().nullable(),
  })
  .indexes([{ on: ["disc_id", "position"], unique: true }, { on: ["isrc"] }])

export default MediaTrack

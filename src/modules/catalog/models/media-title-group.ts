import { model } from "@medusajs/framework/utils"
import { TITLE_GROUP_KINDS } from "../domain/enums"
import MediaItem from "./media-item"

/** The abstract title ("The Wall"): what ratings and recommendations speak about. */
const MediaTitleGroup = model
  .define("media_title_group", {
    id: model.id({ prefix: "mtgr" }).primaryKey(),
    kind: model.enum([...TITLE_GROUP_KINDS]),
    title: model.text(),
    sort_title: model.text(),
    original_title: model.text().nullable(),
    first_year: model.number().nullable(),
    external_ids: model.json().nullable(),
    items: model.hasMany(() => MediaItem, { mappedBy: "title_group" }),
  })
  .indexes([{ on: ["kind", "sort_title"] }])

export default MediaTitleGroup

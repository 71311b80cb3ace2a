import { model } from "@medusajs/framework/utils"
import { IDENTIFIER_TYPES } from "../domain/enums"
import MediaItem from "./media-item"

/** A number a release, disc, track or offer is known by, as printed and in normal form. */
const MediaIdentifier = model
  .define("media_identifier", {
    id: model.id({ prefix: "midn" }).primaryKey(),
    media_item: model.belongsTo(() => MediaItem, { mappedBy: "identifiers" }),
    disc_id: model.text().nullable(),
    track_id: model.text().nullable(),
    variant_id: model.text().nullable(),
    type: model.enum([...IDENTIFIER_TYPES]),
    value_raw: model.text(),
    value_norm: model.text(),
    description: model.text().nullable(),
    is_primary: model.boolean().default(false),
    is_valid: model.boolean().default(true),
    check_note: model.text().nullable(),
  })
  .indexes([{ on: ["value_norm"] }, { on: ["type", "value_norm"] }])

export default MediaIdentifier

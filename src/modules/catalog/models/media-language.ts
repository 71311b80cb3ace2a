import { model } from "@medusajs/framework/utils"
import { LANGUAGE_KINDS } from "../domain/enums"
import MediaItem from "./media-item"

/** A spoken, subtitled or menu language, as a BCP-47 tag. */
const MediaLanguage = model
  .define("media_language", {
    id: model.id({ prefix: "mlng" }).primaryKey(),
    media_item: model.belongsTo(() => MediaItem, { mappedBy: "languages" }),
    disc_id: model.text().nullable(),
    kind: model.enum([...LANGUAGE_KINDS]),
    lang: model.text(),
    codec: model.text().nullable(),
    channels: model.text().nullable(),
    note: model.text().nullable(),
  })
  .indexes([{ on: ["kind", "lang"] }])

export default MediaLanguage

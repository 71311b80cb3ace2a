import { model } from "@medusajs/framework/utils"
import { VOCABULARIES } from "../domain/enums"

/** One word of a vocabulary (genre, style, role, …) with its labels. */
const MediaTerm = model
  .define("media_term", {
    id: model.id({ prefix: "mtrm" }).primaryKey(),
    vocabulary: model.enum([...VOCABULARIES]),
    code: model.text(),
    parent_id: model.text().nullable(),
    labels: model.json(),
    external: model.json().nullable(),
    is_hidden: model.boolean().default(false),
    merged_into_id: model.text().nullable(),
  })
  .indexes([{ on: ["vocabulary", "code"], unique: true }])

export default MediaTerm

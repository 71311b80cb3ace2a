import { model } from "@medusajs/framework/utils"
import { ATTRIBUTE_KINDS } from "../domain/enums"

/** An attribute a merchant added to a media type at run time. */
const MediaAttributeDefinition = model
  .define("media_attribute_definition", {
    id: model.id({ prefix: "matd" }).primaryKey(),
    media_type: model.text(),
    key: model.text(),
    kind: model.enum([...ATTRIBUTE_KINDS]),
    options: model.json().nullable(),
    unit: model.text().nullable(),
    required: model.boolean().default(false),
    filterable: model.boolean().default(false),
    facetable: model.boolean().default(false),
    labels: model.json(),
    rank: model.number().default(0),
    is_active: model.boolean().default(true),
  })
  .indexes([{ on: ["media_type", "key"], unique: true }])

export default MediaAttributeDefinition

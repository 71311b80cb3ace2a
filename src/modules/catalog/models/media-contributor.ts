import { model } from "@medusajs/framework/utils"
import { CONTRIBUTOR_KINDS } from "../domain/enums"

/** A person, group, label, studio, publisher or platform that can be credited. */
const MediaContributor = model
  .define("media_contributor", {
    id: model.id({ prefix: "mctr" }).primaryKey(),
    name: model.text(),
    sort_name: model.text(),
    name_native: model.text().nullable(),
    kind: model.enum([...CONTRIBUTOR_KINDS]),
    aliases: model.array().default([]),
    external_ids: model.json().nullable(),
    merged_into_id: model.text().nullable(),
    /** Folded name, native name and aliases: what a name typed into a form or a CSV is matched against. */
    match_keys: model.array().default([]),
  })
  .indexes([{ on: ["kind", "sort_name"] }])

export default MediaContributor

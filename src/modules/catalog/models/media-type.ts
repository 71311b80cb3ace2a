import { model } from "@medusajs/framework/utils"

/** The types the code registers, mirrored at start so that SQL and reports can join them. */
const MediaType = model.define("media_type", {
  code: model.text().primaryKey(),
  parent_code: model.text().nullable(),
  carrier: model.text(),
  attr_version: model.number().default(1),
  is_active: model.boolean().default(true),
  rank: model.number().default(0),
  label: model.json(),
  onix_form: model.text().nullable(),
  /** How far the recomputation of its items' completeness has come (`<run>:<last item>`); null when it is done. */
  reassess_after: model.text().nullable(),
  rentable: model.boolean().default(false),
  digital: model.boolean().default(false),
})

export default MediaType

import { model } from "@medusajs/framework/utils"
import { GRADE_SCALES } from "../domain/enums"

/** A grade of a scale with the price factor the shop suggests for it. */
const MediaGradeScale = model
  .define("media_grade_scale", {
    id: model.id({ prefix: "mgrd" }).primaryKey(),
    scale: model.enum([...GRADE_SCALES]),
    code: model.text(),
    label: model.json(),
    rank: model.number(),
    price_factor: model.float(),
  })
  .indexes([{ on: ["scale", "code"], unique: true }])

export default MediaGradeScale

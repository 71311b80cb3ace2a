import { z } from "@medusajs/framework/zod"
import { defineSetting } from "../../lib/registry"
import { GRADE_SCALE_SEED } from "./domain/grading"
import { RATING_SCHEME_CODES } from "./domain/ratings"

const group = "catalog"

/** What the store does with items above `catalog.age_gate_min_age`: nothing, blur their pictures, or hide them. */
export const ageGateMode = defineSetting({
  key: "catalog.age_gate_mode",
  schema: z.enum(["off", "blur", "hide"]),
  default: "off",
  scope: "sales_channel",
  group,
  labelKey: "settings.catalog.age_gate_mode",
})

/** From which minimum age on the age gate applies, in years. */
export const ageGateMinAge = defineSetting({
  key: "catalog.age_gate_min_age",
  schema: z.int().min(0).max(21),
  default: 18,
  scope: "sales_channel",
  group,
  labelKey: "settings.catalog.age_gate_min_age",
})

/** The rating schemes that count for an item's minimum age; empty means all. */
export const ageSchemes = defineSetting({
  key: "catalog.age_schemes",
  schema: z.array(z.enum([...RATING_SCHEME_CODES])).max(RATING_SCHEME_CODES.length),
  default: [],
  scope: "sales_channel",
  group,
  labelKey: "settings.catalog.age_schemes",
})

/** How much of the price a worthless sleeve leaves, 0 to 1; the `s` of the suggested-price formula. */
export const sleeveFloor = defineSetting({
  key: "catalog.sleeve_floor",
  schema: z.number().min(0).max(1),
  default: 0.5,
  scope: "store",
  group,
  labelKey: "settings.catalog.sleeve_floor",
})

/** Grades ranked below this need a grading note and a photo before the offer can be published. */
export const photosRequiredBelowRank = defineSetting({
  key: "catalog.photos_required_below_rank",
  schema: z.int().min(0).max(100),
  default: rankOf("record", "VG"),
  scope: "store",
  group,
  labelKey: "settings.catalog.photos_required_below_rank",
})

function rankOf(scale: string, code: string): number {
  const grade = GRADE_SCALE_SEED.find((g) => g.scale === scale && g.code === code)
  if (!grade) throw new Error(`grade ${scale}/${code} is not part of the shipped scales`)
  return grade.rank
}

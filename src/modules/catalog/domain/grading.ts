import type { Carrier, GradeScale, Labels } from "./enums"
import { add, multiply, parseDecimal, roundHalfUp, smaller, subtractToZero } from "../../../lib/decimal"

export { currencyDecimals } from "../../../lib/decimal"

export interface GradeSeed {
  scale: GradeScale
  code: string
  label: Labels
  /** Higher is better. The same word has the same rank in every scale, so that one threshold fits all. */
  rank: number
  /** Suggested share of the price of a mint copy. */
  price_factor: number
}

/**
 * The scales a shop starts with. `record` has the order of Goldmine's grades; `disc` (surface, case and inserts of CDs,
 * DVDs and games) uses the same words with fewer steps. The factors are suggestions to edit, not a standard.
 */
export const GRADE_SCALE_SEED: readonly GradeSeed[] = [
  grade("record", "M", 8, 1, "Mint", "全新"),
  grade("record", "NM", 7, 0.9, "Near Mint", "近全新"),
  grade("record", "VG+", 6, 0.6, "Very Good Plus", "优良+"),
  grade("record", "VG", 5, 0.4, "Very Good", "优良"),
  grade("record", "G+", 4, 0.2, "Good Plus", "良好+"),
  grade("record", "G", 3, 0.12, "Good", "良好"),
  grade("record", "F", 2, 0.05, "Fair", "一般"),
  grade("record", "P", 1, 0.02, "Poor", "较差"),
  grade("disc", "M", 8, 1, "Mint: surface, case and inserts as new", "全新：盘面、盒子、附件如新"),
  grade("disc", "NM", 7, 0.9, "Near Mint: no scratch, case and inserts clean", "近全新：盘面无划痕，盒子附件整洁"),
  grade("disc", "VG+", 6, 0.6, "Very Good Plus: hairlines, light case wear", "优良+：轻微划痕，盒子轻微磨损"),
  grade("disc", "VG", 5, 0.4, "Very Good: visible scratches, plays through", "优良：可见划痕，可完整播放"),
  grade("disc", "G", 3, 0.2, "Good: many scratches, case or inserts damaged", "良好：划痕较多，盒子或附件有损"),
  grade("disc", "P", 1, 0.02, "Poor: may skip, case or inserts missing", "较差：可能跳碟，盒子或附件缺失"),
]

/** The scale used copies of a carrier are graded on; tapes, cartridges and sets follow the discs' words. */
export function gradeScaleOf(carrier: Carrier): GradeScale {
  return carrier === "record" ? "record" : "disc"
}

export interface SuggestedPriceInput {
  /** Price of a mint copy in major units. */
  base: string | number
  mediaFactor: string | number
  /** Left out or null when the copy has no sleeve of its own. */
  sleeveFactor?: string | number | null
  /** Share of the price that even a worthless sleeve leaves: `catalog.sleeve_floor`. */
  sleeveFloor: string | number
  /** Decimals of the currency, see `currencyDecimals`. */
  decimals: number
}

/**
 * base × min(f(media), s + (1 − s) × f(sleeve)), rounded half up; without a sleeve base × f(media).
 * Exact decimal arithmetic, so that 0.5 cent is never lost to a float.
 *
 * @example suggestedPrice({ base: "100.00", mediaFactor: 0.9, sleeveFactor: 0.4, sleeveFloor: 0.5, decimals: 2 }) // "70.00"
 */
export function suggestedPrice(input: SuggestedPriceInput): string {
  const media = parseDecimal(input.mediaFactor)
  let factor = media
  if (input.sleeveFactor !== undefined && input.sleeveFactor !== null) {
    const floor = parseDecimal(input.sleeveFloor)
    const rest = subtractToZero(parseDecimal("1"), floor)
    factor = smaller(media, add(floor, multiply(rest, parseDecimal(input.sleeveFactor))))
  }
  return roundHalfUp(multiply(parseDecimal(input.base), factor), input.decimals)
}

function grade(
  scale: GradeScale,
  code: string,
  rank: number,
  price_factor: number,
  en: string,
  zhCN: string,
): GradeSeed {
  return { scale, code, rank, price_factor, label: { en, zhCN } }
}

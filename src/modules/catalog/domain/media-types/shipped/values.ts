import { z } from "@medusajs/framework/zod"
import type { Labels } from "../../enums"
import { isStorableText } from "../../../../../lib/text"

/** A short text attribute. */
export const word = (max = 200) =>
  z.string().trim().min(1).max(max).refine(isStorableText, "contains control characters").optional()

export const flag = () => z.boolean().optional()

export const count = (max: number, min = 0) => z.int().min(min).max(max).optional()

/** A list without repeats. */
export const listOf = <T extends z.ZodType>(element: T, max = 30) =>
  z
    .array(element)
    .max(max)
    .refine((values) => new Set(values).size === values.length, "names a value twice")
    .optional()

export const label = (en: string, zhCN: string): Labels => ({ en, zhCN })

/** Labels of choices: `choices({ mono: ["Mono", "单声道"] })`. */
export function choices(texts: Record<string, [en: string, zhCN: string]>): Record<string, Labels> {
  return Object.fromEntries(Object.entries(texts).map(([value, [en, zhCN]]) => [value, { en, zhCN }]))
}

/** Shared by the film carriers. */
export const COLOUR_MODES = ["colour", "black_and_white", "mixed", "colourised"] as const
export const COLOUR_MODE_LABELS = choices({
  colour: ["Colour", "彩色"],
  black_and_white: ["Black and white", "黑白"],
  mixed: ["Colour and black and white", "彩色与黑白"],
  colourised: ["Colourised", "后期上色"],
})

import { z } from "@medusajs/framework/zod"
import { isCountryCode } from "../countries"
import { canonicalLanguage } from "../language-tag"
import { isStorableText } from "../../../../lib/text"

export { amount, clearable, id, text } from "../../../../lib/fields"

/** Upper bounds of one request. */
export const LIMITS = {
  description: 20_000,
  url: 2000,
  discs: 100,
  tracks: 2000,
  list: 500,
  photos: 20,
  prices: 50,
  batch: 500,
  position: 100_000,
  durationMs: 86_400_000,
  /** What the column of an item's running time can hold. */
  totalDurationMs: 2_147_483_647,
} as const

export const position = z.int().min(1).max(LIMITS.position)

/** Code of a term: `genre:jazz` is written `jazz` in its vocabulary. */
export const termCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, "is not a term code (lower case letters, digits, - and _)")

export const country = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCountryCode, "is not an ISO 3166-1 alpha-2 code or XW")
  .meta({ description: "ISO 3166-1 alpha-2, or XW for worldwide" })

export const language = z
  .string()
  .trim()
  .max(50)
  .transform((tag, context) => {
    const canonical = canonicalLanguage(tag)
    if (canonical !== undefined) return canonical
    context.addIssue({ code: "custom", message: `"${tag}" is not a BCP-47 language tag` })
    return z.NEVER
  })

/** An address a browser may load a picture or a preview from: http(s), or a path of this server. */
export const url = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.url)
  .refine((value) => isStorableText(value) && isWebAddress(value), "is not an http(s) address or a path")

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(value) ? URL.canParse(value) : /^\/(?!\/)\S*$/.test(value)
}

/** `updated_at` of the state an editor has seen. */
export const version = z
  .string()
  .max(40)
  .refine((value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)), "is not an ISO 8601 time")
  .meta({ description: "`updated_at` of the item as it was read; a stale one is refused with 409" })

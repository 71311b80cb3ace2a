import { z } from "@medusajs/framework/zod"
import { isCountryCode } from "../countries"
import { canonicalLanguage } from "../language-tag"
import { isStorableText } from "../text"

/** Upper bounds of one request. */
export const LIMITS = {
  text: 500,
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

/** A trimmed, non-empty text the database can store. */
export const text = (max: number = LIMITS.text) =>
  z.string().trim().min(1).max(max).refine(isStorableText, "contains control characters")

/** A text that may be cleared with `null`. */
export const clearable = (max?: number) => text(max).nullish()

export const id = z.string().regex(/^[\w-]{1,100}$/, "is not an id")

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

const AMOUNT = /^\d{1,12}(?:\.\d{1,8})?$/

/** Money in major units: a decimal string (what we answer) or a number; comes out as a decimal string. */
export const amount = z
  .union([z.string().trim().regex(AMOUNT, "is not a decimal amount of at most 12 integer digits"), z.number()], {
    error: "is not an amount (decimal string or number)",
  })
  .transform((value, context) => {
    const decimal = typeof value === "number" ? plainDecimal(value) : value
    if (AMOUNT.test(decimal)) return decimal
    context.addIssue({ code: "custom", message: `${value} is not an amount from 0 with at most 12 integer digits` })
    return z.NEVER
  })

/** A number without exponent; what a float adds behind the eighth decimal is no money. */
function plainDecimal(value: number): string {
  if (!Number.isFinite(value) || value < 0 || value >= 1e12) return String(value)
  const text = String(value)
  return /^\d+(\.\d{1,8})?$/.test(text) ? text : value.toFixed(8).replace(/\.?0+$/, "")
}

/** `updated_at` of the state an editor has seen. */
export const version = z
  .string()
  .max(40)
  .refine((value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)), "is not an ISO 8601 time")
  .meta({ description: "`updated_at` of the item as it was read; a stale one is refused with 409" })

import { z } from "@medusajs/framework/zod"
import { isStorableText } from "./text"

/** Longest text where a field names no other length. */
const TEXT = 500

/** A trimmed, non-empty text the database can store. */
export const text = (max: number = TEXT) =>
  z.string().trim().min(1).max(max).refine(isStorableText, "contains control characters")

/** A text that may be cleared with `null`. */
export const clearable = (max?: number) => text(max).nullish()

export const id = z.string().regex(/^[\w-]{1,100}$/, "is not an id")

const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(9900, 0, 1)

/**
 * A moment with its offset, ISO 8601. Far from both ends of what a database can hold, so that the days and buffers
 * around it can be held too.
 */
export const instant = z.iso.datetime({ offset: true }).refine((time) => {
  const moment = Date.parse(time)
  return moment >= EARLIEST && moment < LATEST
}, "is not between the years 1900 and 9899")

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

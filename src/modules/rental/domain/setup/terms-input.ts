import { z } from "@medusajs/framework/zod"
import { id } from "../../../../lib/fields"
import { rule, type Report } from "../../../../lib/rules"
import { DEPOSIT_MODES, DEPOSIT_TYPES, LATE_UNITS } from "../enums"
import type { TermsColumn } from "../terms"
import { moneyMap, rowVersion } from "./fields"

/** 24 days; what a timer can wait for. */
const MAX_MS = 2_073_600_000

const ms = z.int().min(0).max(MAX_MS)
const count = z.int().min(0).max(1000)
const daysUpTo = (max: number) => z.int().min(0).max(max)
const wholePercent = z.int().min(0).max(100)
const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => /^\d+(\.\d{1,2})?$/.test(String(value)), "has more than two decimals")

/** An amount per currency, or a percentage of the replacement value: which of them is told by what is given. */
const depositValue = z
  .unknown()
  .transform((value, context): Record<string, string> | number => {
    const result = (typeof value === "number" ? percent : moneyMap).safeParse(value)
    if (result.success) return result.data
    for (const { path, message } of result.error.issues) context.addIssue({ code: "custom", path, message })
    return z.NEVER
  })
  .meta({ description: "Amounts per currency with `fixed`, a number from 0 to 100 with `percent`" })

const columns = {
  horizon_days: daysUpTo(1095),
  notice_ms: ms,
  buffer_before_ms: ms,
  buffer_after_ms: ms,
  ship_buffer_ms: ms,
  grace_ms: ms,
  late_unit: z.enum(LATE_UNITS),
  late_amount: moneyMap,
  late_cap: moneyMap,
  cap_at_replacement: z.boolean(),
  exclude_closed_days: z.boolean(),
  roll_closed_due: z.boolean(),
  overdue_assume_days: daysUpTo(365).meta({ description: "0: an overdue copy blocks every date" }),
  lost_after_days: daysUpTo(3650).meta({ description: "0: never lost by itself" }),
  found_refund_days: daysUpTo(3650),
  max_extensions: count,
  extension_max_days: daysUpTo(365),
  block_extension_if_wanted: z.boolean(),
  max_open: count,
  max_debt: moneyMap,
  max_holds: count,
  pickup_window_ms: ms,
  min_age: z.int().min(0).max(99),
  deposit_mode: z.enum(DEPOSIT_MODES),
  deposit_type: z.enum(DEPOSIT_TYPES),
  deposit_value: depositValue,
  deposit_cap: moneyMap,
  no_show_after_ms: ms,
  no_show_fee: moneyMap,
  cancel_until_ms: ms,
  late_cancel_refund_percent: wholePercent,
  inspect_on_return: z.boolean(),
  buyout_offered: z.boolean(),
  buyout_credit_percent: wholePercent,
  due_soon_ms: ms,
  overdue_notice_days: z
    .array(z.int().min(1).max(365))
    .max(20)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
} satisfies Record<TermsColumn, z.ZodType>

/** Where the row applies; null, or left out: everywhere. */
const scope = {
  variant_id: id,
  media_type: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "is not a media type code"),
  customer_group_id: id,
  location_id: id,
}

/** Every column may be null (inherit) or be left out. */
type Nullable<S extends Record<string, z.ZodType>> = { [K in keyof S]: z.ZodOptional<z.ZodNullable<S[K]>> }
function nullable<S extends Record<string, z.ZodType>>(shape: S): Nullable<S> {
  const entries = Object.entries(shape).map(([name, schema]) => [name, schema.nullable().optional()])
  return Object.fromEntries(entries) as Nullable<S>
}

/** A row as far as its columns depend on each other. */
interface TermsLike {
  late_unit?: unknown
  exclude_closed_days?: unknown
  deposit_type?: unknown
  deposit_value?: unknown
}

/** Rules over several columns; an edit is judged together with what it leaves as it is. */
export function judgeTerms(row: TermsLike, report: Report): void {
  if (row.late_unit === "hour" && row.exclude_closed_days !== false) {
    report(["exclude_closed_days"], "must be false with late_unit hour: hours know no closed days")
  }
  const { deposit_type: type, deposit_value: value } = row
  // Each column is resolved on its own: a type from one row and a value from another would not fit each other.
  if ((type ?? null) === null && (value ?? null) === null) return
  if ((type ?? null) === null) report(["deposit_type"], "is required with deposit_value")
  else if ((value ?? null) === null) report(["deposit_value"], "is required with deposit_type")
  else if ((type === "percent") !== (typeof value === "number")) {
    report(["deposit_value"], `must be ${type === "percent" ? "a percentage" : "amounts per currency"} with ${type}`)
  }
}

/** Body of `POST /terms`. */
export const createTermsSchema = z
  .strictObject({ ...nullable(scope), ...nullable(columns) })
  .check(rule<TermsLike>(judgeTerms))

/** Body of `POST /terms/:id`. */
export const editTermsSchema = z.strictObject({
  ...nullable(scope),
  ...nullable(columns),
  version: rowVersion.optional(),
})

export type CreateTermsInput = z.output<typeof createTermsSchema>
export type EditTermsInput = z.output<typeof editTermsSchema>

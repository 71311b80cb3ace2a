import { z } from "@medusajs/framework/zod"
import { id } from "../../../../lib/fields"
import { whole } from "../../../../lib/query-params"
import { localDate } from "../../../../modules/rental/domain/setup/fields"

/** Rows an export may have; a page has fewer. */
export const MAX_EXPORT = 10_000

/** Query of `GET /reports/…`. */
export const reportQuery = z.strictObject({
  location_id: id.optional(),
  variant_id: id.optional().describe("One title"),
  from: localDate.optional().describe("First day, local to the location (UTC without one); default: 90 days"),
  to: localDate.optional().describe("Last day; default: today"),
  format: z.enum(["json", "csv"]).default("json").describe("`csv` answers all rows and needs `rental.report:export`"),
  limit: whole(z.int().min(1).max(200)).default(50),
  offset: whole(z.int().min(0).max(1_000_000)).default(0),
})

const title = { variant_id: z.string(), product_id: z.string(), title: z.string(), media_type: z.string() }
const rate = z.number().nullable()
const money = z.string()
const sums = z.array(z.object({ currency_code: z.string(), amount: money }))

const utilisation = {
  copies: z.int(),
  rentals: z.int().describe("Hand-outs"),
  out_days: z.number(),
  rentable_days: z.number().describe("In service less downtime"),
  downtime_days: z.number(),
  idle_days: z.number(),
  utilisation: rate.describe("0 to 1; null: nothing could have been rented"),
  turns: rate.describe("Hand-outs per copy"),
}
const roi = {
  currency_code: z.string(),
  copies: z.int(),
  revenue: money,
  purchase_cost: money.nullable(),
  roi: rate.describe("(revenue − cost) ÷ cost; null without a cost"),
}
const demand = {
  seated: z.int(),
  refused: z.int(),
  holds_joined: z.int(),
  fill_rate: rate,
  unmet: z.int(),
}
const losses = {
  rentals: z.int(),
  lost: z.int(),
  found: z.int(),
  bought_out: z.int(),
  loss_rate: rate,
  missing_now: z.int(),
  charged: sums,
}
const overdueRow = {
  rental_id: z.string(),
  display_no: z.int(),
  variant_id: z.string(),
  product_id: z.string(),
  title: z.string(),
  barcode: z.string(),
  customer: z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() }),
  location_id: z.string(),
  due_at: z.string(),
  late_count: z.int(),
  late_unit: z.enum(["day", "hour"]),
  accrued: money,
  currency_code: z.string(),
}
const overdueTotals = { overdue: z.int(), returned: z.int(), returned_late: z.int(), late_rate: rate }

const answer = (row: z.ZodRawShape, totals: z.ZodRawShape) =>
  z.object({
    rows: z.array(z.object(row)),
    totals: z.object(totals),
    from: z.string(),
    to: z.string(),
    as_of: z.string(),
    count: z.int(),
    offset: z.int(),
    limit: z.int(),
  })

export const utilisationAnswer = answer({ ...title, ...utilisation }, utilisation)
export const roiAnswer = answer(
  { ...title, ...roi, payback_date: z.string().nullable() },
  { by_currency: z.array(z.object(roi)) },
)
export const demandAnswer = answer({ ...title, ...demand }, demand)
export const overdueAnswer = answer(overdueRow, overdueTotals)
export const lossAnswer = answer({ ...title, ...losses }, losses)

import { z } from "@medusajs/framework/zod"
import { text } from "../../../../lib/fields"
import { paging, repeatable } from "../../../../lib/query-params"
import { isLocalDate } from "../../../../modules/rental/domain/dates"
import { CHARGE_KINDS, CHARGE_STATUSES, FULFILMENTS, RENTAL_STATUSES } from "../../../../modules/rental/domain/enums"
import { isCurrencyCode } from "../../../../modules/rental/domain/money"

const date = z
  .string()
  .refine(isLocalDate, { message: "is not a date YYYY-MM-DD of the calendar", params: { code: "media_rental_date" } })
const total = z
  .union([z.string().trim(), z.number().transform(String)])
  .refine((value) => /^-?\d{1,12}(\.\d{1,3})?$/.test(value), "is not an amount")
const expected = {
  expected_total: total.describe("As the preview answered it."),
  currency_code: z.string().toLowerCase().refine(isCurrencyCode, "is not a currency code of three letters"),
}

/** Query of `GET /me`. */
export const listMyRentalsQuery = z.strictObject({
  status: repeatable(z.enum(RENTAL_STATUSES)).optional().describe("Left out, all of them: the history too."),
  ...paging(50),
})

export const extendPreviewBody = z.strictObject({ due_date: date })
export const extendBody = z.strictObject({ due_date: date, ...expected })
export const cancelPreviewBody = z.strictObject({})
export const cancelBody = z.strictObject({ reason: text(1000).optional(), ...expected })

const nullable = z.string().nullable()
const amount = z.string().describe("Decimal string with the currency's decimals.")
const right = z.object({
  allowed: z.boolean(),
  code: z.string().optional().describe("Why not."),
  reason: z.string().optional().describe("More of it, e.g. `wanted`."),
})

const myCharge = z.object({
  id: z.string(),
  kind: z.enum(CHARGE_KINDS),
  amount,
  net: amount.describe("What is left after waivers and refunds."),
  currency_code: z.string(),
  status: z.enum(CHARGE_STATUSES),
  paid_by: nullable,
  reverses_id: nullable,
  reason: nullable,
  created_at: z.string(),
})

/** A rental as its customer sees it. */
export const myRental = z.object({
  id: z.string(),
  display_no: z.int(),
  channel: z.string(),
  order_id: nullable,
  order_display_id: z.int().nullable(),
  order_line_id: nullable,
  product_id: z.string(),
  product_handle: nullable,
  thumbnail: nullable,
  variant_id: z.string(),
  title: z.string(),
  media_type: z.string(),
  location_id: z.string(),
  location_name: nullable,
  return_location_id: nullable,
  fulfilment: z.enum(FULFILMENTS),
  start_date: z.string(),
  due_date: z.string(),
  late_due_date: z.string().describe("Due date after rolling over closed days; lateness counts from it."),
  tz: z.string(),
  days: z.int(),
  starts_at: z.string(),
  due_at: z.string(),
  late_after: nullable.describe("With the copy out: overdue from here on."),
  status: z.enum(RENTAL_STATUSES),
  overdue: z.boolean(),
  out_at: nullable,
  returned_at: nullable,
  closed_at: nullable,
  cancel_reason: nullable,
  extension_count: z.int(),
  currency_code: z.string(),
  price_amount: amount,
  deposit_share: amount,
  replacement_value: amount,
  accrued_late: z.object({ amount, count: z.int().describe("Late days or hours so far.") }),
  charges: z.array(myCharge),
  unpaid: amount.describe("Charges still to be paid, without the rent, which is paid with the shop order."),
  deposit: z
    .object({ mode: z.enum(["charge", "hold"]), status: z.string(), share: amount, currency_code: z.string() })
    .nullable(),
  can_extend: right,
  can_cancel: right,
  max_due_date: nullable.describe("Latest date to which it can be extended now; null when it cannot."),
  created_at: z.string(),
  updated_at: z.string(),
})

export const listMyRentalsAnswer = z.object({
  rentals: z.array(myRental),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})
export const myRentalAnswer = z.object({ rental: myRental })
export const extendedAnswer = z.object({
  rental: myRental,
  charge: myCharge.nullable().describe("Null for an extension that costs nothing."),
  payment_collection_id: nullable.describe("Where to pay; null when there is nothing to pay."),
})
export const myPreviewAnswer = z.object({
  preview: z.object({
    lines: z.array(z.object({ kind: z.string(), amount, label_params: z.record(z.string(), z.unknown()).optional() })),
    expected_total: amount.describe("To be repeated in the confirmation; below zero for money that goes back."),
    currency_code: z.string(),
    as_of: z.string(),
  }),
})
export const myAccountAnswer = z.object({
  member_no: nullable,
  status: z.enum(["active", "blocked"]),
  open: z.int(),
  max_open: z.int(),
  debt: z.array(z.object({ currency_code: z.string(), amount })),
  blocks: z.array(z.string()).describe("Codes of what keeps the customer from renting now."),
})

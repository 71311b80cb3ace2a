import { z } from "@medusajs/framework/zod"
import { amount, id, text } from "../../../../lib/fields"
import { flag, ordering, paging, repeatable } from "../../../../lib/query-params"
import { INSPECTION_CHARGE_KINDS, RENTAL_STATUSES } from "../../../../modules/rental/domain/enums"
import { isCurrencyCode } from "../../../../modules/rental/domain/money"
import { localDate } from "../../../../modules/rental/domain/setup/fields"
import { RENTAL_ORDERS } from "../../../../workflows/rental/readers/rentals"

/** Query of `GET /admin/media/rental/orders`. */
export const listRentalsQuery = z
  .strictObject({
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("Number of the rental, barcode, title, or the customer's name or e-mail."),
    status: repeatable(z.enum(RENTAL_STATUSES)).optional(),
    overdue: flag().optional(),
    at_risk: flag().optional(),
    to_pick: flag().optional().describe("Booked, not on the hold shelf yet, starting today or earlier."),
    due_today: flag().optional(),
    customer_id: repeatable(id).optional(),
    variant_id: repeatable(id).optional(),
    unit_id: repeatable(id).optional(),
    location_id: repeatable(id).optional(),
    order_id: repeatable(id).optional(),
    from: localDate.optional().describe("Rentals whose days touch `from` … `to`."),
    to: localDate.optional(),
    order: ordering(RENTAL_ORDERS).default("-display_no"),
    ...paging(50),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "is before `from`",
    params: { code: "media_rental_period" },
  })

/** Query of `GET /admin/media/rental/orders/counts`. */
export const rentalCountsQuery = z.strictObject({ location_id: repeatable(id).optional() })

const total = z
  .union([z.string().trim(), z.number().transform(String)])
  .refine((value) => /^-?\d{1,12}(\.\d{1,3})?$/.test(value), "is not an amount")
const currency = z.string().toLowerCase().refine(isCurrencyCode, "is not a currency code of three letters")
const reason = text(1000)

/** What was shown before and is confirmed now. */
const expected = {
  expected_total: total.describe("As the preview answered it."),
  currency_code: currency,
}

export const nothing = z.strictObject({})
export const extendPreviewBody = z.strictObject({ due_date: localDate })
export const extendBody = z.strictObject({ due_date: localDate, ...expected })
export const cancelBody = z.strictObject({ reason: reason.optional(), ...expected })
export const confirmBody = z.strictObject(expected)
export const reseatBody = z.strictObject({ unit_id: id.optional().describe("Left out, whichever copy has room.") })
export const chargesBody = z.strictObject({
  charges: z
    .array(z.strictObject({ kind: z.enum(INSPECTION_CHARGE_KINDS), amount, reason: reason.optional() }))
    .min(1)
    .max(50),
})
export const depositBody = z.strictObject({ action: z.enum(["hold", "charge", "waive"]) })
export const waiveBody = z.strictObject({
  charge_id: id,
  amount: amount.optional().describe("Some of it; left out, all that is left of the charge."),
  reason,
})

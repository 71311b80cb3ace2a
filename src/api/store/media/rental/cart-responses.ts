import { z } from "@medusajs/framework/zod"
import { COPIES_LABELS, DEPOSIT_MODES, FULFILMENTS, LATE_UNITS } from "../../../../modules/rental/domain/enums"

const nullable = z.string().nullable()
const localDate = z.string().describe("YYYY-MM-DD, local to `tz`.")
const instant = z.string().describe("ISO 8601, UTC.")
const amount = z.string().describe("Decimal string with the currency's decimals.")

const deposit = z.object({ mode: z.enum(DEPOSIT_MODES), amount })

/** `GET /offers` */
export const offersAnswer = z.object({
  offers: z.array(
    z.object({
      variant_id: z.string(),
      product_id: z.string(),
      title: z.string(),
      media_type: z.string(),
      min_days: z.int().nullable(),
      max_days: z.int().nullable(),
      from_price: z
        .object({ amount, currency_code: z.string(), days: z.int() })
        .nullable()
        .describe("The least a rental costs now, and for how many days; null without a rate in the currency."),
      deposit: deposit.extend({ currency_code: z.string() }).describe("Of one copy."),
      min_age: z.int().nullable(),
      rentable_from: localDate.nullable(),
      copies_label: z.enum(COPIES_LABELS).describe("few: up to three copies, lent out or not."),
    }),
  ),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})

const tile = z.object({ tier_id: z.string(), label: z.string(), days: z.int(), amount, count: z.int() })

const period = {
  start_date: localDate,
  due_date: localDate,
  late_due_date: localDate.describe("The due date, or the next open day when the shop is closed then."),
  days: z.int(),
}

/** A quote, also the `quote` of `media_rental_price_changed`. */
export const quoteView = z.object({
  variant_id: z.string(),
  location_id: nullable,
  tz: z.string(),
  ...period,
  starts_at: instant,
  due_at: instant,
  quantity: z.int(),
  fulfilment: z.enum(FULFILMENTS),
  currency_code: z.string(),
  unit_price: amount.describe("Of one copy for the whole period."),
  total: amount,
  tiles: z.array(tile).describe("The tiers laid end to end; a plan's bounds may move the price away from their sum."),
  same_price_due_date: localDate.describe("Latest due date at the same price."),
  deposit: deposit.describe("Of all copies asked for, within the cap."),
  replacement_value: amount,
  late: z.object({ unit: z.enum(LATE_UNITS), amount, cap: amount.nullable(), grace_ms: z.int() }),
  bookable: z.boolean(),
  next_available: z.object({ start_date: localDate, due_date: localDate }).nullable(),
  reasons: z.array(z.string()).describe("Codes of what speaks against it; empty when it is bookable."),
  price_hash: z.string(),
  expires_at: instant,
})

/** `POST /quotes` */
export const quoteAnswer = z.object({ quote: quoteView })

/** A rental line of a cart. */
export const lineView = z.object({
  id: z.string(),
  cart_id: z.string(),
  line_item_id: z.string(),
  variant_id: z.string(),
  location_id: z.string(),
  fulfilment: z.enum(FULFILMENTS),
  ...period,
  quantity: z.int(),
  currency_code: z.string(),
  unit_price: amount,
  deposit_amount: amount.describe("Of all its copies, before the cart's cap."),
  price_hash: z.string(),
  quote_expires_at: instant.describe("Until then the price holds."),
  hold_id: nullable,
})

const cart = z.looseObject({ id: z.string() }).describe("Medusa's cart.")

/** `POST /carts/:cart_id/lines`, `POST·DELETE /carts/:cart_id/lines/:id` */
export const lineAnswer = z.object({ cart, line: lineView })

import { createHash } from "node:crypto"
import { invalid, MediaError } from "../../../../lib/errors"
import type { LinePromise } from "../../../../modules/rental/actions/cart"
import { addDays, daysBetween } from "../../../../modules/rental/domain/dates"
import type { Fulfilment } from "../../../../modules/rental/domain/enums"
import { multiplyMoney } from "../../../../modules/rental/domain/money"
import { quoteOf, type Quote } from "../../../../modules/rental/domain/quote"
import { MAX_RENTAL_DAYS, type NoRate } from "../../../../modules/rental/domain/rent-price"
import type { RentalContext } from "../../readers/rental-context"

/** A period as clients ask for it: an end, or a number of days. */
export interface PeriodRequest {
  start_date: string
  due_date?: string | undefined
  days?: number | undefined
}

/** What is quoted. */
export interface PriceRequest {
  start_date: string
  due_date: string
  quantity: number
  fulfilment: Fulfilment
  currency_code: string
}

/** A quote that a cart can be bound to. */
export interface BindingQuote extends Quote {
  location_id: string | null
  price_hash: string
}

/**
 * The due date of a request.
 * @throws 400 `media_rental_period` for a period that no plan can have
 */
export function dueDateOf({ start_date, due_date, days }: PeriodRequest): string {
  const due = due_date ?? addDays(start_date, days ?? 1)
  const length = daysBetween(start_date, due)
  if (length >= 1 && length <= MAX_RENTAL_DAYS) return due
  const message =
    length < 1
      ? `${due} is not after start_date ${start_date}`
      : `${due} is ${length} days after start_date ${start_date}, more than ${MAX_RENTAL_DAYS}`
  throw periodError(message, length < 1 ? "order" : "max_days")
}

function periodError(message: string, reason: string): MediaError {
  const error = invalid([{ path: "due_date", code: "media_rental_period", message }])
  error.details = { reason }
  return error
}

/**
 * The price of a title for a period, as it is now.
 * @throws 400 `media_rental_no_rate`
 */
export function quoteFor(context: RentalContext, request: PriceRequest): BindingQuote {
  const { start_date, due_date, quantity, fulfilment, currency_code } = request
  const quote = quoteOf(
    {
      ...context,
      replacement_value: context.offer.replacement_value,
      deposit_waived: context.member?.deposit_waived ?? false,
    },
    { variant_id: context.offer.variant_id, start_date, due_date, quantity, fulfilment, currency_code },
  )
  if ("no_rate" in quote) throw noRate(context, request, quote.no_rate)
  const price_hash = createHash("sha256").update(quote.price_basis).digest("hex").slice(0, 32)
  return { ...quote, location_id: context.location_id, price_hash }
}

function noRate(
  { offer }: RentalContext,
  { currency_code }: PriceRequest,
  { date, worthless }: NoRate["no_rate"],
): MediaError {
  const message = worthless
    ? `variant ${offer.variant_id} is not rented in ${currency_code}: its offer has no replacement value in it`
    : `variant ${offer.variant_id} has no rate in ${currency_code} from ${date} on`
  const error = invalid([{ path: "variant_id", code: "media_rental_no_rate", message }])
  error.details = { date, currency_code }
  return error
}

/** What a line promises when it is bound to a quote. */
export function promiseOf(
  context: RentalContext,
  quote: BindingQuote,
  more: { location_id: string; expires_at: Date; hold_id: string | null },
): LinePromise {
  const { variant_id, fulfilment, start_date, due_date, late_due_date, days, quantity, currency_code } = quote
  return {
    ...{ variant_id, fulfilment, start_date, due_date, late_due_date, days, quantity, currency_code },
    location_id: more.location_id,
    unit_price: quote.unit_price,
    deposit_amount: multiplyMoney(quote.copy_deposit, quantity, currency_code),
    replacement_value: quote.replacement_value,
    price_snapshot: quote.price_snapshot,
    terms_snapshot: { terms: context.terms, calendar: context.calendar, late_due_date },
    price_hash: quote.price_hash,
    quote_expires_at: more.expires_at,
    hold_id: more.hold_id,
  }
}

/** A quote as the store API answers it, see `quoteView`. */
export interface QuoteAnswer {
  bookable: boolean
  next_available: { start_date: string; due_date: string } | null
  reasons: string[]
  expires_at: Date
}

export function quoteJson(context: RentalContext, quote: BindingQuote, answer: QuoteAnswer): Record<string, unknown> {
  const { price_snapshot: _, price_basis: __, copy_deposit: ___, ...shown } = quote
  return {
    ...shown,
    tz: context.calendar.tz,
    starts_at: quote.starts_at.toISOString(),
    due_at: quote.due_at.toISOString(),
    ...answer,
    expires_at: answer.expires_at.toISOString(),
  }
}

/** 409: the price is another now; the new quote is in `details.quote`. */
export function priceChanged(quote: Record<string, unknown>, line?: { id: string; line_item_id: string | null }) {
  return new MediaError("conflict", "media_rental_price_changed", "the price has changed; ask the customer again", {
    details: { quote, ...(line ? { line_id: line.id, line_item_id: line.line_item_id } : {}) },
  })
}

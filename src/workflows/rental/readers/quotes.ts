import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../lib/errors"
import type { Fulfilment } from "../../../modules/rental/domain/enums"
import type MediaRentalService from "../../../modules/rental/service"
import { bookingLimits } from "../cart/lib/limit-check"
import { dueDateOf, quoteFor, quoteJson, type PeriodRequest } from "../cart/lib/quoting"
import { select } from "../../lib/sql"
import { availabilityOf } from "./availability"
import { rentalContext, requireContext } from "./rental-context"

export interface StoreQuoteRequest extends PeriodRequest {
  variant_id: string
  quantity: number
  fulfilment: Fulfilment
  location_id?: string | undefined
  region_id?: string | undefined
  currency_code?: string | undefined
}

/** Who asks, and through which channels. */
export interface StoreCaller {
  sales_channel_ids: readonly string[]
  customer_id: string | null
}

/**
 * A price with what speaks against the rental, for whoever asks: nothing is promised until a line is bound.
 *
 * @throws 400 for a period no plan can have, `media_rental_no_rate` or an unknown region or currency; 404
 */
export async function storeQuote(
  container: MedusaContainer,
  caller: StoreCaller,
  request: StoreQuoteRequest,
  now: Date = new Date(),
): Promise<Record<string, unknown>> {
  const { rentalOptions, limits } = container.resolve<MediaRentalService>("mediaRental")
  requireQuantity(request.quantity, rentalOptions.maxQuantityPerLine)
  const due_date = dueDateOf(request)
  const currency_code = await currencyOf(container, request)
  const { location_id } = request
  const contexts = await rentalContext(container, { ...caller, variant_ids: [request.variant_id], location_id })
  const context = requireContext(contexts, request.variant_id)
  const quote = quoteFor(context, { ...request, due_date, currency_code })
  const renter = { customer_id: caller.customer_id, has_account: caller.customer_id !== null }
  const titles = [{ context, period: quote, quantity: request.quantity }]
  const [faults, availability] = await Promise.all([
    limits.faults(bookingLimits(renter, titles), now),
    availabilityOf(container, context, { ...quote, now }),
  ])
  const reasons = new Set(faults.map((fault) => fault.code))
  if (!availability.bookable) reasons.add("media_rental_unavailable")
  return quoteJson(context, quote, {
    bookable: reasons.size === 0,
    next_available: availability.next_available,
    reasons: [...reasons],
    expires_at: new Date(now.getTime() + rentalOptions.quoteTtlMs),
  })
}

function requireQuantity(quantity: number, max: number): void {
  if (quantity <= max) return
  const message = `${quantity} is more than the ${max} copies a line may have`
  throw invalid([{ path: "quantity", code: "media_rental_quantity", message }])
}

/**
 * The region's currency, or the one that is named; both must agree.
 * @throws 400 for an unknown region or currency
 */
export async function currencyOf(
  container: MedusaContainer,
  { region_id, currency_code }: { region_id?: string | undefined; currency_code?: string | undefined },
): Promise<string> {
  if (region_id === undefined) return knownCurrency(container, currency_code ?? "")
  const [region] = await select<{ currency_code: string }>(
    container,
    "select lower(currency_code) as currency_code from region where id = ? and deleted_at is null",
    [region_id],
  )
  if (!region) throw unknown("region_id", `region ${region_id} does not exist`)
  if (currency_code !== undefined && currency_code !== region.currency_code) {
    throw unknown("currency_code", `${currency_code} is not the currency of the region (${region.currency_code})`)
  }
  return region.currency_code
}

async function knownCurrency(container: MedusaContainer, code: string): Promise<string> {
  const [currency] = await select<{ code: string }>(
    container,
    "select code from currency where code = ? and deleted_at is null",
    [code],
  )
  if (!currency) throw unknown("currency_code", `currency ${code} does not exist`)
  return currency.code
}

const unknown = (path: string, message: string) => invalid([{ path, code: "media_invalid", message }])

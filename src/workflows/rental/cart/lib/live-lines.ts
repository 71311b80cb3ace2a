import type { MedusaContainer } from "@medusajs/framework/types"
import type { BoundLine } from "../../../../modules/rental/actions/cart"
import type MediaRentalService from "../../../../modules/rental/service"
import { rentalContext, requireContext, type RentalContext } from "../../readers/rental-context"
import type { CartFacts } from "./cart-facts"
import { priceChanged, quoteFor, quoteJson } from "./quoting"

/** A bound line with what a decision about it is made of now. */
export interface LiveLine {
  line: BoundLine
  context: RentalContext
}

/**
 * The context of each line, for the cart's customer and channel, at the line's own location.
 * @throws 404 `media_rental_offer_not_found` for a title that is no longer for rent in this channel
 */
export async function contextsOf(
  container: MedusaContainer,
  cart: Pick<CartFacts, "customer_id" | "sales_channel_id">,
  lines: readonly BoundLine[],
): Promise<LiveLine[]> {
  const live: LiveLine[] = []
  for (const location_id of new Set(lines.map((line) => line.location_id))) {
    const here = lines.filter((line) => line.location_id === location_id)
    const contexts = await rentalContext(container, {
      variant_ids: here.map((line) => line.variant_id),
      location_id,
      customer_id: cart.customer_id,
      sales_channel_ids: cart.sales_channel_id ? [cart.sales_channel_id] : [],
    })
    live.push(...here.map((line) => ({ line, context: requireContext(contexts, line.variant_id) })))
  }
  return lines.map((line) => live.find((entry) => entry.line.id === line.id)!)
}

/**
 * Until it runs out a bound price is honoured. Afterwards it must be what is asked today.
 * @throws 409 `media_rental_price_changed` with the new quote
 */
export function requireHonoured(container: MedusaContainer, { line, context }: LiveLine, now: Date): void {
  if (line.quote_expires_at > now) return
  const quote = quoteFor(context, line)
  if (quote.price_hash === line.price_hash) return
  const { quoteTtlMs } = container.resolve<MediaRentalService>("mediaRental").rentalOptions
  const expires_at = new Date(now.getTime() + quoteTtlMs)
  throw priceChanged(quoteJson(context, quote, { bookable: true, next_available: null, reasons: [], expires_at }), line)
}

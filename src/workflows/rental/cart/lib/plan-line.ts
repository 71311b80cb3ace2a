import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid, MediaError } from "../../../../lib/errors"
import type { BoundLine, LinePromise } from "../../../../modules/rental/actions/cart"
import type { LimitCheck } from "../../../../modules/rental/actions/limits"
import type { Fulfilment } from "../../../../modules/rental/domain/enums"
import { localDateOf } from "../../../../modules/rental/domain/shop-time"
import type MediaRentalService from "../../../../modules/rental/service"
import { select } from "../../../lib/sql"
import { availabilityOf } from "../../readers/availability"
import { rentalContext, requireContext, type RentalContext } from "../../readers/rental-context"
import { cartLines, type CartFacts } from "./cart-facts"
import { bookingLimits, type Renter } from "./limit-check"
import {
  dueDateOf,
  priceChanged,
  promiseOf,
  quoteFor,
  quoteJson,
  type BindingQuote,
  type PeriodRequest,
} from "./quoting"
import { refuseUnavailable } from "./refused"

/** What a client may say about a line. */
export interface LineRequest extends PeriodRequest {
  variant_id: string
  quantity: number
  fulfilment: Fulfilment
  location_id?: string | undefined
  price_hash?: string | undefined
  hold_id?: string | null | undefined
}

export interface PlanLine {
  cart: CartFacts
  renter: Renter
  request: LineRequest
  /** The line that is changed; left out for a new one. */
  line?: BoundLine
  now: Date
}

export interface LinePlan {
  promise: LinePromise
  limits: LimitCheck
}

/**
 * What a line of this cart would promise. The limits are judged with the promise, in its transaction; a title that is
 * not free is refused here already, as nobody can be sure of a copy before the checkout anyway.
 *
 * @throws 400, 404, 409 `media_rental_price_changed` or `media_rental_unavailable`
 */
export async function planLine(container: MedusaContainer, input: PlanLine): Promise<LinePlan> {
  const { cart, renter, request, line, now } = input
  const service = container.resolve<MediaRentalService>("mediaRental")
  requireQuantity(request.quantity, service.rentalOptions.maxQuantityPerLine)
  const hold = request.hold_id ? await requireReadyHold(container, request.hold_id, { renter, request, now }) : null
  const context = await contextFor(container, input, hold?.location_id ?? request.location_id)
  const quote = quoteFor(context, { ...request, due_date: dueDateOf(request), currency_code: cart.currency_code })
  const expires_at = new Date(now.getTime() + service.rentalOptions.quoteTtlMs)
  if (hold) requireWithinHold(context, quote, hold)
  const limits = bookingLimits(renter, [{ context, period: quote, quantity: request.quantity }], {
    other_copies: await otherCopies(container, cart.id, line?.id),
  })
  const faults = await service.limits.faults(limits, now)
  if (faults.length === 0 && !hold) await requireAvailable(container, { ...input, context, quote })
  if (request.price_hash !== undefined && request.price_hash !== quote.price_hash) {
    const reasons = [...new Set(faults.map((fault) => fault.code))]
    const shown = { bookable: reasons.length === 0, next_available: null, reasons, expires_at }
    throw priceChanged(quoteJson(context, quote, shown))
  }
  const location_id = requireLocation(context)
  return { promise: promiseOf(context, quote, { location_id, expires_at, hold_id: hold?.id ?? null }), limits }
}

function requireQuantity(quantity: number, max: number): void {
  if (quantity <= max) return
  const message = `${quantity} is more than the ${max} copies a line may have`
  throw invalid([{ path: "quantity", code: "media_rental_quantity", message }])
}

async function contextFor(
  container: MedusaContainer,
  { cart, renter, request }: PlanLine,
  locationId: string | undefined,
): Promise<RentalContext> {
  const contexts = await rentalContext(container, {
    variant_ids: [request.variant_id],
    location_id: locationId,
    customer_id: renter.customer_id,
    sales_channel_ids: cart.sales_channel_id ? [cart.sales_channel_id] : [],
  })
  return requireContext(contexts, request.variant_id)
}

/** Copies in the cart's other rental lines; lines that Medusa has dropped no longer count. */
async function otherCopies(container: MedusaContainer, cartId: string, exceptId: string | undefined): Promise<number> {
  const [bound, lines] = await Promise.all([
    container.resolve<MediaRentalService>("mediaRental").cart.lines(cartId),
    cartLines(container, cartId),
  ])
  const present = new Set(lines.map(({ id }) => id))
  return bound
    .filter(({ id, line_item_id }) => id !== exceptId && line_item_id !== null && present.has(line_item_id))
    .reduce((sum, { quantity }) => sum + quantity, 0)
}

async function requireAvailable(
  container: MedusaContainer,
  input: PlanLine & { context: RentalContext; quote: BindingQuote },
): Promise<void> {
  const { context, quote, cart, renter, line, now } = input
  const request = { ...quote, now, cart_id: cart.id }
  const { bookable } = await availabilityOf(container, context, request)
  if (bookable) return
  throw await refuseUnavailable(container, {
    ...{ context, request },
    customer_id: renter.has_account ? renter.customer_id : null,
    ...(line ? { line } : {}),
  })
}

function requireLocation({ location_id, offer }: RentalContext): string {
  if (location_id !== null) return location_id
  throw new MediaError("conflict", "media_rental_unavailable", `variant ${offer.variant_id} has no copies`, {
    details: { variant_id: offer.variant_id, next_available: null },
  })
}

interface HoldFacts {
  id: string
  variant_id: string
  location_id: string
  customer_id: string
  status: string
  expires_at: Date | null
}

/** A customer's own hold for this title whose copy is set aside now. */
async function requireReadyHold(
  container: MedusaContainer,
  holdId: string,
  { renter, request, now }: Pick<PlanLine, "renter" | "request" | "now">,
): Promise<HoldFacts & { expires_at: Date }> {
  const [hold] = await select<HoldFacts>(
    container,
    `select id, variant_id, location_id, customer_id, status, expires_at from media_rental_hold
      where id = ? and deleted_at is null`,
    [holdId],
  )
  const mismatch =
    !hold ||
    hold.customer_id !== renter.customer_id ||
    hold.variant_id !== request.variant_id ||
    (request.location_id !== undefined && request.location_id !== hold.location_id)
  if (mismatch) {
    const message = `hold_id: ${holdId} is no hold of this customer for this title here`
    throw new MediaError("not_found", "media_rental_hold_not_found", message)
  }
  const { status, expires_at } = hold
  if (status !== "ready" || expires_at === null || expires_at <= now) {
    throw new MediaError("conflict", "media_rental_state", `hold_id: hold ${holdId} is ${status}, not ready`, {
      details: { hold_id: holdId, status },
    })
  }
  requireQuantity(request.quantity, 1)
  return { ...hold, expires_at }
}

/** The copy is kept from now on, so its rental begins while it is. */
function requireWithinHold({ calendar }: RentalContext, quote: BindingQuote, hold: { expires_at: Date }): void {
  const last = localDateOf(hold.expires_at, calendar.tz)
  if (quote.start_date <= last) return
  const message = `${quote.start_date} is after ${last}, the last day to fetch the copy that is set aside`
  throw invalid([{ path: "start_date", code: "media_rental_period", message }])
}

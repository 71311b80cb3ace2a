import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid, type Problem } from "../../../../lib/errors"
import type MediaRentalService from "../../../../modules/rental/service"
import { announce } from "../../steps/announce"
import { requireOwnCart, type CartFacts } from "../lib/cart-facts"
import type { Renter } from "../lib/limit-check"
import { rentalItem, taxInclusive, type LineItemInput } from "../lib/line-item"
import { planLine, type LineRequest } from "../lib/plan-line"

export interface AddLineInput {
  cart_id: string
  /** The signed-in customer, if any. */
  caller_id: string | null
  request: LineRequest & { region_id?: string | undefined; currency_code?: string | undefined }
}

/** A line that is bound and still has to enter the cart. */
export interface NewLine {
  id: string
  item: LineItemInput
  /** The cart is nobody's and becomes the caller's, whose limits have just been judged. */
  adopt: boolean
}

/** Writes down what a new line promises, once it has been checked; compensated by ending the promise. */
export const bindLineStep = createStep(
  "media-rental-bind-line",
  async ({ cart_id, caller_id, request }: AddLineInput, { container }) => {
    const now = new Date()
    const cart = await requireOwnCart(container, cart_id, caller_id)
    requireSameMarket(cart, request)
    const renter = renterOf(cart, caller_id)
    const { promise, limits } = await planLine(container, { cart, renter, request, now })
    const line = await service(container).bind(cart_id, promise, limits, { now })
    const item = rentalItem(line, await taxInclusive(container, cart))
    const adopt = caller_id !== null && cart.customer_id !== caller_id
    const undo = { id: line.id, variant_id: line.variant_id }
    return new StepResponse<NewLine, typeof undo>({ id: line.id, item, adopt }, undo)
  },
  async (bound, { container }) => {
    if (!bound) return
    const { events } = await service(container).unbind([bound.id], { titles: [bound.variant_id] })
    await announce(container, events)
  },
)

/** Names the cart's own line on the promise; the promise's own compensation ends both. */
export const attachLineStep = createStep(
  "media-rental-attach-line",
  async ({ line_id, line_item_id }: { line_id: string; line_item_id: string }, { container }) => {
    await service(container).attach(line_id, line_item_id)
    return new StepResponse(null)
  },
)

/** A guest's cart that a customer adds to is about to be theirs. */
export function renterOf(cart: CartFacts, callerId: string | null): Renter {
  if (callerId !== null) return { customer_id: callerId, has_account: true }
  return { customer_id: cart.customer_id, has_account: cart.has_account }
}

function requireSameMarket(cart: CartFacts, request: AddLineInput["request"]): void {
  const problems: Problem[] = []
  for (const field of ["region_id", "currency_code"] as const) {
    const asked = request[field]
    if (asked === undefined || asked === cart[field]) continue
    const message = `${asked} is not the cart's own (${cart[field]})`
    problems.push({ path: field, code: "media_rental_currency_locked", message })
  }
  if (problems.length > 0) throw invalid(problems)
}

const service = (container: MedusaContainer) => container.resolve<MediaRentalService>("mediaRental").cart

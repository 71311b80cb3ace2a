import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { isMediaError } from "../../../lib/errors"
import type { BoundLine, CommitLine, KeptCopy } from "../../../modules/rental/actions/cart"
import { matchLines, type LineMatch } from "../../../modules/rental/domain/match-lines"
import { depositOfLines } from "../../../modules/rental/domain/quote"
import { periodOf } from "../../../modules/rental/domain/shop-time"
import type MediaRentalService from "../../../modules/rental/service"
import { announceUndo } from "../steps/announce"
import { bookingLimits } from "./lib/limit-check"
import { contextsOf, requireHonoured, type LiveLine } from "./lib/live-lines"
import { orderFacts, orderIdsOf, type OrderFacts } from "./lib/order-facts"
import { refuseUnavailable, refusedLineId } from "./lib/refused"

/** What a commit did; enough to take it back when the payment fails. */
export interface RentalCommit {
  cart_id: string
  order_id: string
  rental_order_ids: string[]
  /** `false`: the cart had been committed before, and nothing of this run is to be taken back. */
  fresh: boolean
  titles: string[]
  kept: KeptCopy[]
}

/**
 * Makes rental orders of the rental lines of a cart that is being completed: called between the making of the order and
 * the payment, by our handler of `completeCartWorkflow.hooks.beforePaymentAuthorization` or by a host's own. Trusts
 * nothing but the bound rows; an order that differs from them is refused. All or nothing, once per cart: called again it
 * answers the same rentals. `null` for a cart without rentals.
 *
 * @throws `MedusaError` NOT_ALLOWED with a code: `media_rental_cart_tampered`, `media_rental_price_changed`,
 *   `media_rental_unavailable`, or a limit's
 * @example
 * // Medusa's types leave the hook out; docs/rental.md has the example with its own.
 * const hooks = completeCartWorkflow.hooks as unknown as PaymentHook
 * hooks.beforePaymentAuthorization(
 *   async ({ input }, { container }) => {
 *     const commit = await commitRentals(input.id, container)
 *     return new StepResponse(commit, commit)
 *   },
 *   async (commit, { container }) => revertRentals(commit, container),
 * )
 */
export async function commitRentals(cart_id: string, container: MedusaContainer): Promise<RentalCommit | null> {
  const bound = await service(container).lines(cart_id)
  const [order_id, ...others] = await orderIdsOf(container, cart_id)
  if (!order_id) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `cart ${cart_id} has no order to commit to`)
  const order = await orderFacts(container, order_id)
  if (bound.length === 0 && !order.lines.some((line) => line.is_rental || line.is_deposit)) return null
  if (others.length > 0) throw completedTwice(cart_id)
  try {
    return await commit(container, { cart_id, order, bound, now: new Date() })
  } catch (error) {
    throw refusal(error)
  }
}

/**
 * Takes a commit back: its rentals are cancelled, and what the cart held before is held for it again until it lapses.
 *
 * @example await revertRentals(commit, container)
 */
export async function revertRentals(
  commit: RentalCommit | null | undefined,
  container: MedusaContainer,
): Promise<void> {
  if (!commit?.fresh) return
  const { titles, ...undo } = commit
  const { events } = await service(container).undo(undo, { titles })
  await announceUndo(container, events, commit.rental_order_ids)
}

/** Our handler of the hook, and its compensation. */
export async function commitRentalsHandler(
  { input }: { input: { id: string } },
  { container }: { container: MedusaContainer },
): Promise<StepResponse<RentalCommit | null, RentalCommit | null>> {
  const result = await commitRentals(input.id, container)
  return new StepResponse(result, result)
}

/**
 * Medusa's lock lets two completions of one cart through when they arrive in the same instant. Nobody can tell then
 * which order is whose, so nothing is booked twice: who comes second is refused and finds the other's order next time.
 */
function completedTwice(cartId: string): MedusaError {
  return notAllowed("media_rental_state", `cart ${cartId} is being completed by another request`)
}

interface CommitInput {
  cart_id: string
  order: OrderFacts
  bound: BoundLine[]
  now: Date
}

async function commit(container: MedusaContainer, input: CommitInput): Promise<RentalCommit | null> {
  const { order, bound, now } = input
  const { matches, deposit, faults } = matchLines({
    currency_code: order.currency_code,
    ordered: order.lines,
    promised: bound,
    depositOf: (lines) => depositOfLines(lines.map(withTerms), order.currency_code),
  })
  if (faults.length > 0) throw notAllowed("media_rental_cart_tampered", faults.join("; "))
  if (matches.length === 0) return null
  const customer_id = order.customer_id
  if (customer_id === null) throw notAllowed("media_rental_guest", "renting needs a customer")
  const lines = matches.map(({ line }) => line)
  const titles = [...new Set(lines.map(({ variant_id }) => variant_id))]
  const booked = await service(container).booked(
    lines.map(({ id }) => id),
    order.id,
  )
  if (booked.length > 0) {
    const rental_order_ids = booked.map(({ id }) => id)
    return { cart_id: input.cart_id, order_id: order.id, rental_order_ids, fresh: false, titles, kept: [] }
  }
  const live = await contextsOf(container, order, lines)
  for (const entry of live) requireHonoured(container, entry, now)
  const done = await write(container, { ...input, customer_id, live, matches, deposit, titles })
  return { cart_id: input.cart_id, order_id: order.id, titles, ...done }
}

interface Decided extends CommitInput {
  customer_id: string
  live: LiveLine[]
  matches: LineMatch<BoundLine>[]
  deposit: ReturnType<typeof matchLines<BoundLine>>["deposit"]
  titles: string[]
}

async function write(container: MedusaContainer, decided: Decided) {
  const { cart_id, order, customer_id, live, deposit, titles, now } = decided
  const wanted = live.map(({ line, context }) => ({ context, period: periodOfLine(line), quantity: line.quantity }))
  try {
    const { value } = await service(container).commit(
      {
        cart_id,
        order_id: order.id,
        customer_id,
        currency_code: order.currency_code,
        limits: bookingLimits({ customer_id, has_account: order.has_account }, wanted),
        lines: commitLines(decided),
        deposit,
      },
      { titles },
      { now, actor: { type: "customer", id: customer_id } },
    )
    return value
  } catch (error) {
    const refused = live.find(({ line }) => line.id === refusedLineId(error))
    if (!refused) throw error
    const { line, context } = refused
    const request = { ...line, now, cart_id }
    throw await refuseUnavailable(container, {
      ...{ context, line, request },
      customer_id: order.has_account ? customer_id : null,
    })
  }
}

function commitLines({ matches, live, order }: Decided): CommitLine[] {
  const { shares } = depositOfLines(
    matches.map(({ line }) => withTerms(line)),
    order.currency_code,
  )
  return matches.map(({ line, order_line_id }, index) => {
    const { offer } = live.find((entry) => entry.line.id === line.id)!.context
    const { title, variant_title, product_id, product_handle, thumbnail, media_type, disc_count } = offer
    return {
      line_id: line.id,
      order_line_id,
      offer_id: offer.id,
      rent: order.lines.find(({ id }) => id === order_line_id)!.rent,
      shares: shares[index]!,
      title_snapshot: { title, variant_title, product_id, product_handle, thumbnail, media_type, disc_count },
    }
  })
}

const withTerms = (line: BoundLine) => ({ ...line, terms: line.terms_snapshot.terms })

function periodOfLine({ start_date, due_date, terms_snapshot: { calendar, terms } }: BoundLine) {
  return periodOf({ calendar, terms, start_date, due_date })
}

function notAllowed(code: string, message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code)
}

/** Medusa's own route answers what it knows: a refusal of ours is "not allowed" there, its code says which. */
function refusal(error: unknown): unknown {
  return isMediaError(error) ? notAllowed(error.code, error.message) : error
}

const service = (container: MedusaContainer) => container.resolve<MediaRentalService>("mediaRental").cart

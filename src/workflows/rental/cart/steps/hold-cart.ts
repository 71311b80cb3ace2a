import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { BoundLine } from "../../../../modules/rental/actions/cart"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalEvent } from "../../../../modules/rental/transaction/types"
import { select } from "../../../lib/sql"
import { announce } from "../../steps/announce"
import { cartFacts, cartLines, type CartFacts } from "../lib/cart-facts"
import { contextsOf, requireHonoured, type LiveLine } from "../lib/live-lines"
import { refuseUnavailable, refusedLineId } from "../lib/refused"

/**
 * Holds a copy for every rental in a cart while it is being paid, or refuses before an order exists. Does nothing for a
 * cart without rentals, one that is completed, and one that could not be completed anyway. Not compensated: what is held
 * lapses by itself and is the cart's again at the next try.
 */
export const holdCartStep = createStep(
  "media-rental-hold-cart",
  async ({ cart_id }: { cart_id: string }, { container }) => {
    const { checkoutGate } = service(container).rentalOptions
    const held = checkoutGate ? await holdCart(container, cart_id) : NOTHING
    return new StepResponse(held)
  },
)

interface Held {
  held: number
  events: RentalEvent[]
}

const NOTHING: Held = { held: 0, events: [] }

async function holdCart(container: MedusaContainer, cartId: string): Promise<Held> {
  const bound = await service(container).cart.lines(cartId)
  if (bound.length === 0) return NOTHING
  const cart = await cartFacts(container, cartId)
  if (!cart || cart.completed || !(await canBePaid(container, cartId))) return NOTHING
  const now = new Date()
  const { present, gone } = await presence(container, cartId, bound)
  if (gone.length > 0) await letGo(container, gone)
  const live = await contextsOf(container, cart, present)
  for (const entry of live) requireHonoured(container, entry, now)
  return hold(container, cart, live, now)
}

/** Lines of the cart, and promises whose line Medusa has taken out of it in a way of its own. */
async function presence(container: MedusaContainer, cartId: string, bound: readonly BoundLine[]) {
  const ids = new Set((await cartLines(container, cartId)).map(({ id }) => id))
  const isPresent = ({ line_item_id }: BoundLine) => line_item_id !== null && ids.has(line_item_id)
  // A line that is just being added has no line of the cart yet.
  const gone = bound.filter((line) => line.line_item_id !== null && !isPresent(line))
  return { present: bound.filter(isPresent), gone }
}

async function letGo(container: MedusaContainer, gone: readonly BoundLine[]): Promise<void> {
  const { events } = await service(container).cart.unbind(
    gone.map(({ id }) => id),
    { titles: gone.map(({ variant_id }) => variant_id) },
  )
  // At once: what comes next may refuse the cart.
  await announce(container, events)
}

async function hold(container: MedusaContainer, cart: CartFacts, live: readonly LiveLine[], now: Date): Promise<Held> {
  const { cart: room, rentalOptions } = service(container)
  const lines = live.map(({ line }) => line)
  const input = {
    cart_id: cart.id,
    line_ids: lines.map(({ id }) => id),
    customer_id: cart.customer_id,
    hold_ms: rentalOptions.checkoutHoldMs,
  }
  try {
    const { value, events } = await room.hold(input, { titles: lines.map(({ variant_id }) => variant_id) }, { now })
    return { held: value.held, events }
  } catch (error) {
    const refused = live.find(({ line }) => line.id === refusedLineId(error))
    if (!refused) throw error
    const { line, context } = refused
    throw await refuseUnavailable(container, {
      context,
      line,
      request: { ...line, now, cart_id: cart.id },
      customer_id: cart.has_account ? cart.customer_id : null,
    })
  }
}

const PROCESSABLE = ["pending", "requires_more", "authorized", "captured", "pending_authorization"]

/** As Medusa judges it: a payment session that can go on, or nothing to pay. */
async function canBePaid(container: MedusaContainer, cartId: string): Promise<boolean> {
  const sessions = await select(
    container,
    `select 1 from cart_payment_collection link
       join payment_session ps on ps.payment_collection_id = link.payment_collection_id and ps.deleted_at is null
      where link.cart_id = ? and link.deleted_at is null and ps.status = any(?::text[]) limit 1`,
    [cartId, PROCESSABLE],
  )
  return sessions.length > 0 || (await totalOf(container, cartId)) <= 0
}

async function totalOf(container: MedusaContainer, cartId: string): Promise<number> {
  const { data } = await container
    .resolve("query")
    .graph({ entity: "cart", fields: ["id", "total"], filters: { id: cartId } })
  return Number((data[0] as { total?: unknown } | undefined)?.total ?? 0)
}

const service = (container: MedusaContainer) => container.resolve<MediaRentalService>("mediaRental")

import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../../../lib/errors"
import type { BoundLine, LinePromise } from "../../../../modules/rental/actions/cart"
import type { Fulfilment } from "../../../../modules/rental/domain/enums"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalEvent } from "../../../../modules/rental/transaction/types"
import { announce } from "../../steps/announce"
import { cartLines, requireOwnCart } from "../lib/cart-facts"
import { planLine, type LineRequest } from "../lib/plan-line"
import { renterOf } from "./bind-line"

/** What a client may change of a line; what is left out stays. */
export interface LineChange {
  start_date?: string | undefined
  due_date?: string | undefined
  days?: number | undefined
  quantity?: number | undefined
  location_id?: string | undefined
  fulfilment?: Fulfilment | undefined
  price_hash?: string | undefined
}

export interface LineRef {
  cart_id: string
  line_id: string
  /** The signed-in customer, if any. */
  caller_id: string | null
}

/** The cart's line as it has to be now. */
export interface ReboundLine {
  line_item_id: string
  update: { quantity: number; unit_price: number; requires_shipping: boolean }
  events: RentalEvent[]
}

/** Replaces what a line promises by a new quote; compensated by the old promise. */
export const rebindLineStep = createStep(
  "media-rental-rebind-line",
  async ({ change, ...ref }: LineRef & { change: LineChange }, { container }) => {
    const now = new Date()
    const cart = await requireOwnCart(container, ref.cart_id, ref.caller_id)
    const { line, line_item_id } = await requireLine(container, ref)
    const renter = renterOf(cart, ref.caller_id)
    const request = requestAfter(line, change)
    const { promise, limits } = await planLine(container, { cart, renter, request, line, now })
    const titles = [line.variant_id]
    const { value: before, events } = await service(container).rebind(line.id, { promise, limits, titles }, { now })
    const update = {
      quantity: promise.quantity,
      unit_price: Number(promise.unit_price),
      requires_shipping: promise.fulfilment === "ship",
    }
    return new StepResponse<ReboundLine, BoundLine>({ line_item_id, update, events }, before)
  },
  async (before, { container }) => {
    if (!before) return
    const { id, cart_id: _, line_item_id: __, ...promise } = before
    const change = { promise: promise as LinePromise, limits: null, titles: [before.variant_id] }
    const { events } = await service(container).rebind(id, change)
    await announce(container, events)
  },
)

/**
 * A bound line of the cart that is still in it.
 * @throws 404 `media_rental_line_not_found`
 */
export async function requireLine(
  container: MedusaContainer,
  { cart_id, line_id }: Pick<LineRef, "cart_id" | "line_id">,
): Promise<{ line: BoundLine; line_item_id: string }> {
  const [line, lines] = await Promise.all([service(container).line(line_id), cartLines(container, cart_id)])
  const item = lines.find(({ id }) => id === line?.line_item_id)
  if (!line || line.cart_id !== cart_id || !item) {
    throw new MediaError("not_found", "media_rental_line_not_found", `cart ${cart_id} has no rental line ${line_id}`)
  }
  return { line, line_item_id: item.id }
}

/** New dates are one period: a new start keeps the length, a new end the start. */
function requestAfter(line: BoundLine, change: LineChange): LineRequest {
  const start_date = change.start_date ?? line.start_date
  const kept = change.start_date === undefined ? { due_date: line.due_date } : { days: line.days }
  const end =
    change.due_date !== undefined
      ? { due_date: change.due_date }
      : change.days !== undefined
        ? { days: change.days }
        : kept
  return {
    variant_id: line.variant_id,
    start_date,
    ...end,
    quantity: change.quantity ?? line.quantity,
    fulfilment: change.fulfilment ?? line.fulfilment,
    location_id: change.location_id ?? line.location_id,
    price_hash: change.price_hash,
    hold_id: line.hold_id,
  }
}

const service = (container: MedusaContainer) => container.resolve<MediaRentalService>("mediaRental").cart

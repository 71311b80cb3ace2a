import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { OrderLineOf } from "../../../../modules/rental/actions/cart"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalEvent } from "../../../../modules/rental/transaction/types"
import { select } from "../../../lib/sql"
import { settleRentalWorkflow } from "../../settle"
import { orderFacts } from "../lib/order-facts"

// What these steps record has happened to the shop order and stays, so none of them has a compensation; all of them can
// be run again.

/** Rental events of one change after another, to be announced together. */
interface Announcement {
  events: RentalEvent[]
}

interface Dropped {
  /** Rentals that have been cancelled. */
  dropped: string[]
}

/** Most rows one event of an order leads to. */
const MAX_ROWS = 1000

/** Names order and lines on the rentals of a placed order, and answers what can be announced now that it stands. */
export const nameOrderStep = createStep(
  "media-rental-name-order",
  async ({ order_id }: { order_id: string }, { container }) => {
    const lines = await namedLines(container, order_id)
    if (lines.length === 0) return new StepResponse<Announcement>({ events: [] })
    await service(container).nameOrder({ order_id, lines })
    return new StepResponse<Announcement>({ events: await bookingEvents(container, order_id) })
  },
)

/** Ends what a cancelled order had booked. */
export const cancelOfOrderStep = createStep(
  "media-rental-cancel-of-order",
  async ({ order_id }: { order_id: string }, { container }) => {
    const titles = await service(container).titlesOfOrder(order_id)
    if (titles.length === 0) return new StepResponse<Announcement>({ events: [] })
    const { events } = await service(container).cancelOfOrder(order_id, { titles })
    return new StepResponse<Announcement>({ events })
  },
)

/** Ends what an edit has taken off an order. */
export const dropLinesStep = createStep(
  "media-rental-drop-lines",
  async ({ order_id }: { order_id: string }, { container }) => {
    const order_line_ids = await removedLines(container, order_id)
    const none: Announcement & Dropped = { events: [], dropped: [] }
    if (order_line_ids.length === 0) return new StepResponse(none)
    const titles = await service(container).titlesOfOrder(order_id)
    const { value, events } = await service(container).cancelOfLines({ order_id, order_line_ids }, { titles })
    return new StepResponse<Announcement & Dropped>({ events, dropped: value.map(({ id }) => id) })
  },
)

/** The edit has settled the rent; the deposits of what it dropped go back one by one. */
export const settleDroppedStep = createStep(
  "media-rental-settle-dropped",
  async ({ dropped }: Dropped, { container }) => {
    for (const rental_order_id of dropped) await settleRentalWorkflow(container).run({ input: { rental_order_id } })
    return new StepResponse(dropped.length)
  },
)

/** Gives rentals to whom their orders have been transferred; without an order, wherever the two differ. */
export const followOrderStep = createStep(
  "media-rental-follow-order",
  async ({ order_id }: { order_id?: string | undefined }, { container }) => {
    const strays = await select<{ order_id: string; customer_id: string }>(
      container,
      `select distinct r.order_id, o.customer_id
         from media_rental_order r join "order" o on o.id = r.order_id and o.deleted_at is null
        where (?::text is null or r.order_id = ?) and r.deleted_at is null
          and o.customer_id is not null and o.customer_id <> r.customer_id
        order by r.order_id limit ?`,
      [order_id ?? null, order_id ?? null, MAX_ROWS],
    )
    const events: RentalEvent[] = []
    for (const stray of strays) events.push(...(await service(container).followOrder(stray)).events)
    return new StepResponse({ events, followed: strays.map((stray) => stray.order_id) })
  },
)

function namedLines(container: MedusaContainer, orderId: string): Promise<OrderLineOf[]> {
  return select<OrderLineOf>(
    container,
    `select distinct li.metadata ->> 'media_rental_cart_line' as cart_line_id, li.id as order_line_id
       from order_item oi join order_line_item li on li.id = oi.item_id and li.deleted_at is null
       join media_rental_offer f on f.variant_id = li.variant_id
       join order_cart oc on oc.order_id = oi.order_id and oc.deleted_at is null
       join media_rental_cart_line cl on cl.id = li.metadata ->> 'media_rental_cart_line' and cl.cart_id = oc.cart_id
      where oi.order_id = ? and oi.deleted_at is null limit ?`,
    [orderId, MAX_ROWS],
  )
}

/** What the commit wrote down before it was known whether the order would be paid. */
async function bookingEvents(container: MedusaContainer, orderId: string): Promise<RentalEvent[]> {
  const rows = await select<Omit<RentalEvent, "occurred_at"> & { occurred_at: Date }>(
    container,
    `select e.id, e.type, e.rental_order_id, e.unit_id, e.hold_id, e.variant_id, e.from_status, e.to_status, e.data,
            e.occurred_at
       from media_rental_order r join media_rental_event e on e.rental_order_id = r.id
      where r.order_id = ? and r.channel = 'cart' and r.status <> 'canceled' and r.deleted_at is null
        and (e.type in ('order.reserved', 'hold.fulfilled')
          or e.type = 'charge.posted' and e.data ->> 'kind' = 'rent')
      order by e.occurred_at, e.id limit ?`,
    [orderId, MAX_ROWS],
  )
  return rows.map((row) => ({ ...row, occurred_at: row.occurred_at.toISOString() }))
}

/** Order lines of rentals that have not ended and that the order no longer has. */
async function removedLines(container: MedusaContainer, orderId: string): Promise<string[]> {
  const rentals = await select<{ order_line_id: string }>(
    container,
    `select distinct order_line_id from media_rental_order
      where order_id = ? and order_line_id is not null and status in ('reserved', 'ready', 'out', 'lost')
        and deleted_at is null limit ?`,
    [orderId, MAX_ROWS],
  )
  if (rentals.length === 0) return []
  const { lines } = await orderFacts(container, orderId)
  const standing = new Set(lines.filter(({ quantity }) => quantity > 0).map(({ id }) => id))
  return rentals.map(({ order_line_id }) => order_line_id).filter((id) => !standing.has(id))
}

const service = (container: MedusaContainer) => container.resolve<MediaRentalService>("mediaRental").cart

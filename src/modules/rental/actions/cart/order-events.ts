import { pgTextArray } from "../../../../lib/sql"
import type { RentalTransaction } from "../../transaction/types"
import { cancelBooked, lockRentals, type BookedRental } from "./release-rentals"

/** Shop order lines of rental lines, to be named on their rental orders where they are not yet. */
export interface OrderLineOf {
  cart_line_id: string
  order_line_id: string
}

/** Names the order and its lines on the rentals of a cart. Writing the same again changes nothing. */
export async function nameOrder(
  tx: RentalTransaction,
  { order_id, lines }: { order_id: string; lines: readonly OrderLineOf[] },
): Promise<string[]> {
  const rows = await tx.sql.execute<{ id: string }>(
    `update media_rental_order o set order_id = ?, order_line_id = l.order_line_id, updated_at = now()
     from jsonb_to_recordset(?::jsonb) as l(cart_line_id text, order_line_id text)
     where o.cart_line_id = l.cart_line_id and o.status <> 'canceled' and o.deleted_at is null
       and (o.order_id is null or o.order_id = ?)
       and (o.order_id is distinct from ? or o.order_line_id is distinct from l.order_line_id)
     returning o.id`,
    [order_id, JSON.stringify(lines), order_id, order_id],
  )
  return rows.map((row) => row.id)
}

/**
 * Ends what a cancelled shop order had booked. A copy that is at the customer's stays there, and somebody is told; only
 * a scan takes it back.
 */
export async function cancelOfOrder(tx: RentalTransaction, orderId: string): Promise<BookedRental[]> {
  const rentals = await lockRentals(tx, "o.order_id = ?", [orderId])
  const canceled = await cancelBooked(tx, rentals, "order_canceled")
  await tx.sql.execute(
    `update media_rental_deposit set status = case status when 'pending' then 'released' else 'refunded' end,
       refunded = case status when 'pending' then refunded else amount end, updated_at = now()
     where order_id = ? and mode = 'charge' and status in ('pending', 'charged', 'part_refunded') and deleted_at is null
       and not exists (select 1 from media_rental_order o where o.order_id = ? and o.status in ('out', 'lost'))`,
    [orderId, orderId],
  )
  await tx.sql.execute(
    `update media_rental_deposit set status = 'released', updated_at = now()
     where order_id = ? and mode = 'hold' and status = 'pending' and deleted_at is null
       and not exists (select 1 from media_rental_order o where o.order_id = ? and o.status in ('out', 'lost'))`,
    [orderId, orderId],
  )
  await alert(tx, atCustomers(rentals), { reason: "order_canceled", order_id: orderId })
  return canceled
}

/** The same for lines that an edit has taken off the shop order. */
export async function cancelOfLines(
  tx: RentalTransaction,
  { order_id, order_line_ids }: { order_id: string; order_line_ids: readonly string[] },
): Promise<BookedRental[]> {
  const rentals = await lockRentals(tx, "o.order_id = ? and o.order_line_id = any(?::text[])", [
    order_id,
    pgTextArray(order_line_ids),
  ])
  await alert(tx, atCustomers(rentals), { reason: "line_removed", order_id })
  return cancelBooked(tx, rentals, "line_removed")
}

/** Rentals go with their shop order when it is transferred. Answers those that moved. */
export async function followOrder(
  tx: RentalTransaction,
  { order_id, customer_id }: { order_id: string; customer_id: string },
): Promise<string[]> {
  const rows = await tx.sql.execute<{ id: string; unit_id: string; variant_id: string; from: string }>(
    `update media_rental_order o set customer_id = ?, version = o.version + 1, updated_at = now()
     from media_rental_order b
     where b.id = o.id and o.order_id = ? and o.customer_id <> ? and o.deleted_at is null
     returning o.id, o.unit_id, o.variant_id, b.customer_id as "from"`,
    [customer_id, order_id, customer_id],
  )
  for (const { id, unit_id, variant_id, from } of rows) {
    await tx.event({
      type: "order.transferred",
      rental_order_id: id,
      unit_id,
      variant_id,
      data: { order_id, from_customer_id: from, customer_id },
    })
  }
  return rows.map((row) => row.id)
}

const atCustomers = (rentals: readonly BookedRental[]) =>
  rentals.filter(({ status }) => ["out", "lost"].includes(status))

/** Once per rental and reason. */
async function alert(
  tx: RentalTransaction,
  rentals: readonly BookedRental[],
  data: { reason: string; order_id: string },
): Promise<void> {
  for (const { id, unit_id, variant_id } of rentals) {
    await tx.event({
      type: "order.attention",
      rental_order_id: id,
      unit_id,
      variant_id,
      data,
      idempotency_key: `attention:${id}:${data.reason}`,
    })
  }
}

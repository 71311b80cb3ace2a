import type { MedusaContainer } from "@medusajs/framework/types"
import { select } from "../../lib/sql"

/** Copies of a shop order's line that were sent and that the shop order does not call fulfilled yet. */
export interface UnfulfilledLine {
  order_id: string
  order_line_id: string
  quantity: number
  location_id: string
  created_by: string | null
  /** The order's shipping option for the product's shipping profile; `null` when the order has none. */
  shipping_option_id: string | null
}

/** What left by post, counted from the scans; what is fulfilled, from the platform. */
const UNFULFILLED = `
  select r.order_id, r.order_line_id, (count(*) - max(i.fulfilled_quantity))::int as quantity,
    min(r.location_id) as location_id,
    (select e.actor_id from media_rental_event e
     where e.rental_order_id = max(r.id) and e.type = 'order.out' and e.actor_type = 'user' limit 1) as created_by,
    (select so.id from order_shipping os
       join order_shipping_method m on m.id = os.shipping_method_id and m.deleted_at is null
       join shipping_option so on so.id = m.shipping_option_id and so.deleted_at is null
     where os.order_id = r.order_id and os.version = max(o.version) and os.deleted_at is null
       and so.shipping_profile_id is not distinct from (
         select p.shipping_profile_id from product_shipping_profile p
         where p.product_id = max(l.product_id) and p.deleted_at is null limit 1)
     order by m.created_at limit 1) as shipping_option_id
  from media_rental_order r
  join "order" o on o.id = r.order_id and o.deleted_at is null and o.canceled_at is null
  join order_line_item l on l.id = r.order_line_id
  join order_item i on i.order_id = o.id and i.item_id = l.id and i.version = o.version and i.deleted_at is null
  where r.fulfilment = 'ship' and r.out_at is not null and r.deleted_at is null`

/** The lines of one shop order. */
export function unfulfilledLines(container: MedusaContainer, orderId: string): Promise<UnfulfilledLine[]> {
  return select<UnfulfilledLine>(
    container,
    `${UNFULFILLED} and r.order_id = ?
     group by r.order_id, r.order_line_id having count(*) > max(i.fulfilled_quantity) order by r.order_line_id`,
    [orderId],
  )
}

/** Shop orders with such lines, by id. */
export async function unfulfilledOrders(
  container: MedusaContainer,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await select<{ order_id: string }>(
    container,
    `select distinct order_id from (${UNFULFILLED} and (?::text is null or r.order_id > ?)
       group by r.order_id, r.order_line_id having count(*) > max(i.fulfilled_quantity)) missing
     order by order_id limit ?`,
    [after, after, limit],
  )
  return rows.map((row) => row.order_id)
}

/** The shop order of a rental that is posted; `null` for one that is picked up or has none. */
export async function postedOrderOf(container: MedusaContainer, rentalId: string): Promise<string | null> {
  const [row] = await select<{ order_id: string | null }>(
    container,
    `select order_id from media_rental_order where id = ? and fulfilment = 'ship' and deleted_at is null`,
    [rentalId],
  )
  return row?.order_id ?? null
}

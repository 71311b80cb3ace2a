import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { select } from "../../lib/sql"

/** A line of an order, as far as packing it is concerned. */
export interface OrderLine {
  variant_id: string
  /** Copies that have not been fulfilled yet. */
  wanted: number
}

/**
 * The line somebody packs, as the order is now.
 *
 * @throws 404 `media_license_line_not_found`, 409 `media_license_order_canceled`
 */
export async function orderLine(container: MedusaContainer, orderId: string, lineId: string): Promise<OrderLine> {
  const [line] = await select<OrderLine & { canceled: boolean }>(
    container,
    `select l.variant_id, round(i.quantity - i.fulfilled_quantity)::int as wanted, o.canceled_at is not null as canceled
     from "order" o
       join order_item i on i.order_id = o.id and i.version = o.version and i.deleted_at is null
       join order_line_item l on l.id = i.item_id
     where o.id = ? and l.id = ? and l.variant_id is not null and o.deleted_at is null
       and not exists (select 1 from media_rental_order r where r.order_line_id = l.id and r.deleted_at is null)`,
    [orderId, lineId],
  )
  if (!line) {
    throw new MediaError(
      "not_found",
      "media_license_line_not_found",
      "no such line in this order, or it sells no copy: it names no variant, or is a rental",
    )
  }
  if (line.canceled) throw new MediaError("conflict", "media_license_order_canceled", "this order has been canceled")
  return { variant_id: line.variant_id, wanted: line.wanted }
}

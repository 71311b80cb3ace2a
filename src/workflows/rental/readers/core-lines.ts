import type { MedusaContainer } from "@medusajs/framework/types"
import { select } from "../../lib/sql"

/** A line of a shop order that belongs to a rental: the rental itself, or its deposit. */
export interface RentalOrderLine {
  id: string
  is_deposit: boolean
}

/** Those of these order lines that are for a rental or a deposit. */
export function rentalOrderLines(container: MedusaContainer, lineIds: readonly string[]): Promise<RentalOrderLine[]> {
  if (lineIds.length === 0) return Promise.resolve([])
  return select<RentalOrderLine>(
    container,
    `select li.id, exists (
              select 1 from media_rental_deposit d where d.order_line_id = li.id and d.deleted_at is null) as is_deposit
       from order_line_item li
      where li.id = any(?::text[]) and (
            exists (select 1 from media_rental_order o where o.order_line_id = li.id and o.deleted_at is null)
         or exists (select 1 from media_rental_deposit d where d.order_line_id = li.id and d.deleted_at is null)
         or exists (select 1 from media_rental_offer f where f.variant_id = li.variant_id))
      order by li.id`,
    [lineIds],
  )
}

/** The order line an action of an order edit changes; `null` for an action that adds one. */
export async function lineOfAction(container: MedusaContainer, actionId: string): Promise<string | null> {
  const [action] = await select<{ line_id: string | null }>(
    container,
    `select details ->> 'reference_id' as line_id from order_change_action where id = ? and deleted_at is null`,
    [actionId],
  )
  return action?.line_id ?? null
}

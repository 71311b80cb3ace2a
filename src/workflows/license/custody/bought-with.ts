import type { MedusaContainer } from "@medusajs/framework/types"
import type { BuyoutLine } from "../../../modules/license/actions/custody"
import { select } from "../../lib/sql"
import { CHARGE_FLAG } from "../../rental/orders/fee-lines"

/** A copy its renter keeps. */
export interface BoughtCopy extends BuyoutLine {
  unit_id: string
}

/**
 * Which copy a bought-out rental was for, and the line of the shop order that sells it: the buyout's own, or the
 * rental's when the deposit has paid for the copy. `null` for any other rental.
 */
export async function boughtCopy(container: MedusaContainer, rentalId: string): Promise<BoughtCopy | null> {
  const [copy] = await select<BoughtCopy>(
    container,
    `select r.unit_id, r.order_id, coalesce((
         select l.id from media_rental_charge c
           join order_item i on i.order_id = r.order_id and i.deleted_at is null
           join order_line_item l on l.id = i.item_id and l.metadata ->> '${CHARGE_FLAG}' = c.id
         where c.rental_order_id = r.id and c.kind = 'buyout' and c.deleted_at is null limit 1
       ), r.order_line_id) as order_line_item_id
     from media_rental_order r
     where r.id = ? and r.status = 'bought_out' and r.unit_id is not null and r.deleted_at is null`,
    [rentalId],
  )
  return copy ?? null
}

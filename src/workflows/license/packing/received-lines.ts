import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReceivedLine } from "../../../modules/license/actions/scans/hold"
import { select } from "../../lib/sql"

/** Copies of a line (alias `i`) that came back: those put into stock again, and those received as damaged. */
export const CAME_BACK = `(i.return_received_quantity + i.return_dismissed_quantity)`

/** Lines of an order that have tags, and how many copies of each came back in all its returns. */
export function receivedLines(container: MedusaContainer, orderId: string): Promise<ReceivedLine[]> {
  return select<ReceivedLine>(
    container,
    `select i.item_id as line_item_id, round(${CAME_BACK})::int as received
     from order_item i join "order" o on o.id = i.order_id and o.version = i.version
     where i.order_id = ? and i.deleted_at is null and ${CAME_BACK} > 0
       and exists (select 1 from media_license_tag t where t.order_line_item_id = i.item_id and t.deleted_at is null)
     order by i.item_id`,
    [orderId],
  )
}

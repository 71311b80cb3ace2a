import type { MedusaContainer } from "@medusajs/framework/types"
import type { FulfilledLine } from "../../../modules/license/actions/packing/bind"
import { select } from "../../lib/sql"

/**
 * What the lines of an order need of tags; a line without a rule counts once somebody has scanned a copy for it. Lines
 * of rentals are left out, whatever rule their variant has: a copy for rent carries a tag of its own, and the scan that
 * hands it out or packs it for the post moves that tag; see `custody`. So a posted rental is fulfilled without pack rows.
 */
export async function taggedLines(
  container: MedusaContainer,
  asked: readonly { line_item_id: string; quantity: number }[],
): Promise<FulfilledLine[]> {
  if (asked.length === 0) return []
  const rows = await select<Pick<FulfilledLine, "line_item_id" | "tag_mode">>(
    container,
    `select l.id as line_item_id, case r.tag_mode when 'required' then 'required' else 'optional' end as tag_mode
     from order_line_item l
       left join media_license_variant_rule r on r.variant_id = l.variant_id and r.deleted_at is null
     where l.id = any(?::text[])
       and (r.tag_mode in ('required', 'optional') or exists (select 1 from media_license_pack k
         where k.order_line_item_id = l.id and k.released_at is null and k.deleted_at is null))
       and not exists (select 1 from media_rental_order o where o.order_line_id = l.id and o.deleted_at is null)
     order by l.id`,
    [asked.map(({ line_item_id }) => line_item_id)],
  )
  return rows.map((row) => ({
    ...row,
    quantity: asked.reduce((sum, line) => sum + (line.line_item_id === row.line_item_id ? line.quantity : 0), 0),
  }))
}

/** A fulfilment as the platform has stored it. */
export interface StoredFulfilment {
  order_id: string | null
  lines: FulfilledLine[]
}

/**
 * The lines of a fulfilment and what they need of tags. A variant made of several inventory items has a row for each in
 * a fulfilment: the copies are their number divided by how many of it a copy takes.
 */
export async function linesOfFulfilment(container: MedusaContainer, id: string): Promise<StoredFulfilment> {
  const rows = await select<{ line_item_id: string; quantity: number; order_id: string | null }>(
    container,
    `select l.id as line_item_id, round(min(f.quantity / coalesce(v.required_quantity, 1)))::int as quantity,
       (select i.order_id from order_item i where i.item_id = l.id limit 1) as order_id
     from fulfillment_item f join order_line_item l on l.id = f.line_item_id
       left join product_variant_inventory_item v on v.variant_id = l.variant_id
         and v.inventory_item_id = f.inventory_item_id and v.deleted_at is null
     where f.fulfillment_id = ? and f.deleted_at is null group by l.id`,
    [id],
  )
  return { order_id: rows[0]?.order_id ?? null, lines: await taggedLines(container, rows) }
}

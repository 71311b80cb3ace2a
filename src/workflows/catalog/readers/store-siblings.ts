import type { MedusaContainer } from "@medusajs/framework/types"
import type { Priceable } from "./prices"
import { select } from "../../lib/sql"
import { visible, type StoreContext } from "./store-context"

/** Another edition of the same title, with what its price is calculated from. */
export interface SiblingRow {
  id: string
  title_group_id: string
  handle: string
  media_type: string
  edition: string | null
  release_date: string | null
  thumbnail: string | null
  priceables: Priceable[]
}

/** Most editions of one title that an answer lists. */
export const MAX_SIBLINGS = 50

/**
 * Visible editions of the titles of `ids`, at most {@link MAX_SIBLINGS} beside each item's own. Sale offers come
 * along, so that siblings are priced in the same call as the items themselves.
 */
export async function siblingRows(
  container: MedusaContainer,
  context: StoreContext,
  ids: readonly string[],
): Promise<SiblingRow[]> {
  const where = visible(context)
  return select<SiblingRow>(
    container,
    `select s.id, s.title_group_id, s.handle, s.media_type, s.edition, s.release_date, s.thumbnail,
            coalesce((
              select json_agg(json_build_object('variant_id', pv.id, 'price_set_id', pvps.price_set_id,
                       'product_id', pv.product_id, 'product_type_id', s.type_id))
                from media_offer mo
                join product_variant pv on pv.id = mo.variant_id and pv.deleted_at is null
                join product_variant_price_set pvps on pvps.variant_id = pv.id and pvps.deleted_at is null
               where mo.media_item_id = s.id and mo.deleted_at is null and mo.condition <> 'rental'
            ), '[]'::json) as priceables
       from (
         select mi.id, mi.title_group_id, mi.media_type, mi.edition, mi.release_date, p.handle, p.thumbnail, p.type_id,
                row_number() over (partition by mi.title_group_id order by mi.release_date nulls last, mi.id) as n
           from media_item mi join product p on p.id = mi.product_id
          where mi.title_group_id in (select own.title_group_id from media_item own where own.id = any(?))
            and ${where.sql}
       ) s
      where s.n <= ?
      order by s.title_group_id, s.n`,
    [ids, ...where.bindings, MAX_SIBLINGS + 1],
  )
}

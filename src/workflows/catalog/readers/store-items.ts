import type { MedusaContainer } from "@medusajs/framework/types"
import { select } from "../../lib/sql"
import { visible, type StoreContext } from "./store-context"

/** An item with its product and title group, as one joined row. */
export interface ItemRow {
  id: string
  product_id: string
  title_group_id: string
  media_type: string
  edition: string | null
  edition_kind: string
  release_date: string | null
  date_precision: string | null
  country: string | null
  packaging: string | null
  disc_count: number
  total_duration_ms: string | number
  region_codes: string[]
  video_standard: string
  attributes: Record<string, unknown>
  attr_version: number
  min_age: number | null
  title: string
  subtitle: string | null
  description: string | null
  handle: string
  thumbnail: string | null
  group_kind: string
  group_title: string
  group_original_title: string | null
  group_first_year: number | null
}

const COLUMNS = `
  mi.id, mi.product_id, mi.title_group_id, mi.media_type, mi.edition, mi.edition_kind, mi.release_date,
  mi.date_precision, mi.country, mi.packaging, mi.disc_count, mi.total_duration_ms, mi.region_codes,
  mi.video_standard, mi.attributes, mi.attr_version,
  (select max(mar.min_age) from media_age_rating mar
    where mar.media_item_id = mi.id and mar.deleted_at is null
      and (cardinality(?::text[]) = 0 or mar.scheme = any(?))) as min_age,
  p.title, p.subtitle, p.description, p.handle, p.thumbnail,
  tg.kind as group_kind, tg.title as group_title, tg.original_title as group_original_title,
  tg.first_year as group_first_year`

const TABLES = `media_item mi
  join product p on p.id = mi.product_id
  join media_title_group tg on tg.id = mi.title_group_id`

/** Items by id, in the order of the ids. The ids must come from a query that already checked visibility. */
export async function itemRows(
  container: MedusaContainer,
  context: StoreContext,
  ids: readonly string[],
): Promise<ItemRow[]> {
  const { schemes } = context.gate
  return select<ItemRow>(
    container,
    `select ${COLUMNS} from ${TABLES} where mi.id = any(?) order by array_position(?::text[], mi.id)`,
    [schemes, schemes, ids, ids],
  )
}

/** Id of the visible item behind a product handle, or `null`. */
export async function itemIdByHandle(
  container: MedusaContainer,
  context: StoreContext,
  handle: string,
): Promise<string | null> {
  const where = visible(context)
  const [row] = await select<{ id: string }>(
    container,
    `select mi.id from media_item mi join product p on p.id = mi.product_id where p.handle = ? and ${where.sql} limit 1`,
    [handle, ...where.bindings],
  )
  return row?.id ?? null
}

/** Year of a release date, `null` when it is unknown. */
export function yearOf(releaseDate: string | null): number | null {
  return releaseDate === null ? null : Number(releaseDate.slice(0, 4))
}

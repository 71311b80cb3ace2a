import type { MedusaContainer } from "@medusajs/framework/types"
import { displayArtist, type ArtistCredit } from "../../../modules/catalog/domain/artist"
import { adminCondition, type AdminItemFilters } from "./admin-filters"
import { select } from "../../lib/sql"

/** A line of the admin's item list. */
export interface AdminItemRow {
  id: string
  product_id: string
  title: string
  handle: string
  status: string
  thumbnail: string | null
  artist: string
  media_type: string
  edition: string | null
  edition_kind: string
  release_date: string | null
  date_precision: string | null
  year: number | null
  country: string | null
  label: string | null
  catalog_number: string | null
  offers: {
    id: string
    variant_id: string
    condition: string
    media_grade: string | null
    sleeve_grade: string | null
  }[]
  disc_count: number
  total_duration_ms: number
  data_quality: number
  missing_fields: string[]
  created_at: string
  updated_at: string
}

export type AdminItemOrder = "title" | "release_date" | "updated_at" | "data_quality"

export interface AdminPage {
  filters: AdminItemFilters
  order: AdminItemOrder | `-${AdminItemOrder}`
  limit: number
  offset: number
}

/** Text of the code, never of a caller. */
const ORDERS: Record<AdminItemOrder, string> = {
  title: "g.sort_title",
  release_date: "mi.release_date",
  updated_at: "mi.updated_at",
  data_quality: "mi.data_quality",
}

const FROM = `from media_item mi join product p on p.id = mi.product_id
  join media_title_group g on g.id = mi.title_group_id`

const FIRST_LABEL = `left join lateral (
    select k.name, l.catalog_number from media_label l join media_contributor k on k.id = l.contributor_id
    where l.media_item_id = mi.id and l.deleted_at is null order by l.position, l.id limit 1) lab on true`

/** One page of items with their products, drafts and all; two statements. */
export async function adminItems(
  container: MedusaContainer,
  page: AdminPage,
): Promise<{ items: AdminItemRow[]; count: number }> {
  const condition = adminCondition(page.filters)
  const descending = page.order.startsWith("-")
  const column = ORDERS[page.order.replace("-", "") as AdminItemOrder]
  const order = `${column} ${descending ? "desc" : "asc"} nulls last, mi.id ${descending ? "desc" : "asc"}`
  const [rows, [total]] = await Promise.all([
    select<Omit<AdminItemRow, "artist"> & { credits: ArtistCredit[] }>(
      container,
      `${ROW} ${FROM} ${FIRST_LABEL} where ${condition.sql} order by ${order} limit ? offset ?`,
      [...condition.bindings, page.limit, page.offset],
    ),
    select<{ count: number }>(container, `select count(*)::int as count ${FROM} where ${condition.sql}`, [
      ...condition.bindings,
    ]),
  ])
  return {
    items: rows.map(({ credits, ...row }) => ({ ...row, artist: displayArtist(credits) })),
    count: total?.count ?? 0,
  }
}

const STAMP = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

const ROW = `
  select mi.id, mi.product_id, p.title, p.handle, p.status, p.thumbnail, mi.media_type, mi.edition, mi.edition_kind,
    mi.release_date, mi.date_precision, left(mi.release_date, 4)::int as year, mi.country, mi.disc_count,
    mi.total_duration_ms, mi.data_quality, mi.missing_fields,
    to_char(mi.created_at at time zone 'UTC', ${STAMP}) as created_at,
    to_char(mi.updated_at at time zone 'UTC', ${STAMP}) as updated_at,
    lab.name as label, lab.catalog_number,
    coalesce((select json_agg(json_build_object('id', o.id, 'variant_id', o.variant_id, 'condition', o.condition,
        'media_grade', o.media_grade, 'sleeve_grade', o.sleeve_grade) order by
        array_position(array['new', 'used', 'rental', 'digital'], o.condition), o.id)
      from media_offer o where o.media_item_id = mi.id and o.deleted_at is null), '[]'::json) as offers,
    coalesce((select json_agg(json_build_object('contributor', json_build_object('name', k.name), 'role', c.role,
        'credited_as', c.credited_as, 'join_phrase', c.join_phrase, 'position', c.position))
      from media_credit c join media_contributor k on k.id = c.contributor_id
      where c.media_item_id = mi.id and c.deleted_at is null), '[]'::json) as credits`

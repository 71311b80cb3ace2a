import { assessQuality } from "../domain/data-quality"
import { discCount, totalDuration } from "../domain/discs"
import type { ItemGraph } from "../domain/item-graph"
import { getMediaType } from "../domain/media-types"
import { loadItems } from "../sql/load-items"
import { pgTextArray, type Sql } from "../sql/rows"
import { migrateItem } from "./migrate-item"
import type { RuntimeAttributes } from "./runtime-attributes"

/** What completeness asks of the product, which only a workflow can look up. */
export interface ProductFacts {
  thumbnail: string | null
  description: string | null
}

/** Product facts by product id. */
export type ProductFactsById = Record<string, ProductFacts>

const UNKNOWN: ProductFacts = { thumbnail: null, description: null }

/**
 * Keeps edits of these items waiting, so that what is derived from them is derived from what they are. A plain
 * `for update` would keep the foreign keys of other items' relations waiting too, and two items that relate to each
 * other would lock each other out.
 */
export async function lockItemRows(sql: Sql, ids: string[]): Promise<void> {
  await sql.execute(`select id from media_item where id = any(?::text[]) order by id for no key update`, [
    pgTextArray(ids),
  ])
}

/**
 * Recomputes what no client may set: number of discs, running time, completeness. Answers the items as they then are.
 * @param options.touch gives the items a new version; it always grows, even within one millisecond
 */
export async function deriveItems(
  sql: Sql,
  ids: string[],
  runtime: RuntimeAttributes,
  options: { touch: boolean; products: ProductFactsById },
): Promise<ItemGraph[]> {
  const items = (await loadItems(sql, ids)).map(migrateItem)
  const derived = items.map((item) => ({
    id: item.id,
    disc_count: discCount(item.discs),
    total_duration_ms: totalDuration(item.discs),
    ...assess(item, runtime, options.products[item.product_id] ?? UNKNOWN),
  }))
  const versions = await sql.execute<{ id: string; updated_at: string }>(
    `update media_item i set disc_count = d.disc_count, total_duration_ms = d.total_duration_ms,
       data_quality = d.data_quality, missing_fields = d.missing_fields,
       updated_at = case when ?::boolean then greatest(date_trunc('milliseconds', clock_timestamp()),
         date_trunc('milliseconds', i.updated_at) + interval '1 millisecond') else i.updated_at end
     from jsonb_populate_recordset(null::media_item, ?::jsonb) d where i.id = d.id
     returning i.id, to_char(i.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as updated_at`,
    [options.touch, JSON.stringify(derived)],
  )
  const version = new Map(versions.map((row) => [row.id, row.updated_at]))
  return items.map((item, i) => ({ ...item, ...derived[i]!, updated_at: version.get(item.id) ?? item.updated_at }))
}

function assess(item: ItemGraph, runtime: RuntimeAttributes, product: ProductFacts) {
  const type = getMediaType(item.media_type)
  // A type whose plugin was uninstalled is not known any more; its items stay readable and keep their assessment.
  if (!type) return { data_quality: item.data_quality, missing_fields: item.missing_fields }
  return assessQuality({ ...item, ...product }, type, runtime.get(item.media_type) ?? [])
}

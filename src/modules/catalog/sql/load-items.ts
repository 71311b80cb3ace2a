import { pgTextArray, type Sql } from "./rows"
import type { ItemGraph } from "../domain/item-graph"

const CONTRIBUTOR = `json_build_object('id', c.id, 'name', c.name, 'sort_name', c.sort_name,
  'name_native', c.name_native, 'kind', c.kind)`

/** `[]` instead of SQL null where an item has no such part; `order` is what the parts are sorted by. */
const list = (query: string, order: string) =>
  `coalesce((select json_agg(x) from (${query} order by ${order}) x), '[]'::json)`

const TRACKS = `
  select t.id, t.position, t.number, t.title, t.duration_ms, t.isrc, t.is_data, t.preview_url
  from media_track t where t.disc_id = d.id and t.deleted_at is null`
const DISCS = `
  select d.id, d.position, d.format, d.title, d.side_count, d.matrix_runout, d.mb_discid,
    ${list(TRACKS, "t.position")} as tracks
  from media_disc d where d.media_item_id = i.id and d.deleted_at is null`
const CREDIT = `cr.id, cr.track_id, ${CONTRIBUTOR} as contributor, cr.role, cr.credited_as, cr."character",
    cr.join_phrase, cr.position`
// Two index look-ups; one condition with "or" would read the whole table for every item.
const CREDITS = `
  select ${CREDIT} from media_credit cr join media_contributor c on c.id = cr.contributor_id
  where cr.media_item_id = i.id and cr.deleted_at is null
  union all
  select ${CREDIT} from media_disc d
    join media_track t on t.disc_id = d.id and t.deleted_at is null
    join media_credit cr on cr.track_id = t.id and cr.deleted_at is null
    join media_contributor c on c.id = cr.contributor_id
  where d.media_item_id = i.id and d.deleted_at is null`
const LABELS = `
  select l.id, ${CONTRIBUTOR} as label, l.catalog_number, l.catalog_number_norm, l.position
  from media_label l join media_contributor c on c.id = l.contributor_id
  where l.media_item_id = i.id and l.deleted_at is null`
const IDENTIFIERS = `
  select n.id, n.type, n.value_raw, n.value_norm, n.description, n.is_primary, n.is_valid, n.check_note, n.disc_id,
    n.track_id, n.variant_id
  from media_identifier n where n.media_item_id = i.id and n.deleted_at is null`
const LANGUAGES = `
  select g.id, g.kind, g.lang, g.codec, g.channels, g.note, g.disc_id
  from media_language g where g.media_item_id = i.id and g.deleted_at is null`
const RATINGS = `
  select r.id, r.scheme, r.value, r.descriptors, r.country, r.min_age
  from media_age_rating r where r.media_item_id = i.id and r.deleted_at is null`
const TERMS = `
  select it.id, it.term_id, t.vocabulary, t.code, t.labels, it.position
  from media_item_term it join media_term t on t.id = it.term_id
  where it.media_item_id = i.id and it.deleted_at is null`
const RELATIONS = `
  select r.id, r.to_id, r.kind, r.position
  from media_relation r join media_item o on o.id = r.to_id and o.deleted_at is null
  where r.from_id = i.id and r.deleted_at is null`
const OFFERS = `
  select o.id, o.variant_id, o.condition, o.media_grade, o.sleeve_grade, o.grading_note, o.photos
  from media_offer o where o.media_item_id = i.id and o.deleted_at is null`
const CONDITION_ORDER = `array_position(array['new', 'used', 'rental', 'digital'], o.condition), o.id`

/**
 * One statement for whole items: a page of twenty costs one round trip, and JSON keeps numbers numbers where the
 * driver would hand bigints over as text. `created_at`/`updated_at` come as ISO strings with milliseconds.
 */
const LOAD = `
  select json_build_object(
    'id', i.id, 'product_id', i.product_id, 'title_group_id', i.title_group_id, 'media_type', i.media_type,
    'external_id', i.external_id, 'edition', i.edition, 'edition_kind', i.edition_kind,
    'release_date', i.release_date, 'date_precision', i.date_precision, 'country', i.country,
    'packaging', i.packaging, 'disc_count', i.disc_count, 'total_duration_ms', i.total_duration_ms,
    'region_codes', i.region_codes, 'video_standard', i.video_standard, 'attributes', i.attributes,
    'attr_version', i.attr_version, 'data_source', i.data_source, 'data_quality', i.data_quality,
    'missing_fields', i.missing_fields,
    'created_at', to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'updated_at', to_char(i.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'title_group', (select json_build_object('id', g.id, 'kind', g.kind, 'title', g.title,
      'sort_title', g.sort_title, 'original_title', g.original_title, 'first_year', g.first_year)
      from media_title_group g where g.id = i.title_group_id),
    'discs', ${list(DISCS, "d.position")}, 'credits', ${list(CREDITS, "position, id")},
    'labels', ${list(LABELS, "l.position, l.id")},
    'identifiers', ${list(IDENTIFIERS, "n.is_primary desc, n.id")},
    'languages', ${list(LANGUAGES, "g.kind, g.id")}, 'ratings', ${list(RATINGS, "r.scheme, r.id")},
    'terms', ${list(TERMS, "it.position, it.id")}, 'relations', ${list(RELATIONS, "r.position, r.id")},
    'offers', ${list(OFFERS, CONDITION_ORDER)}
  ) as item
  from media_item i where i.id = any(?::text[]) and (?::boolean or i.deleted_at is null)`

/**
 * Loads items with every part, in the order of `ids`; unknown ids are left out.
 * @param options.withDeleted also answers soft-deleted items (their history is still shown)
 */
export async function loadItems(
  sql: Sql,
  ids: string[],
  options: { withDeleted?: boolean } = {},
): Promise<ItemGraph[]> {
  if (ids.length === 0) return []
  const rows = await sql.execute<{ item: ItemGraph }>(LOAD, [pgTextArray(ids), options.withDeleted === true])
  const byId = new Map(rows.map(({ item }) => [item.id, item]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

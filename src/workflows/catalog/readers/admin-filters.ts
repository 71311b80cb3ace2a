import { allOf, fragment, type Fragment } from "../../lib/sql"

/** Filters of the admin's item list; lists are OR within, the names are AND among each other. */
export interface AdminItemFilters {
  q?: string | undefined
  product_id?: string[] | undefined
  media_type?: string[] | undefined
  title_group_id?: string | undefined
  contributor_id?: string | undefined
  term_id?: string | undefined
  country?: string[] | undefined
  year_from?: number | undefined
  year_to?: number | undefined
  condition?: string[] | undefined
  status?: string[] | undefined
  incomplete?: boolean | undefined
  is_valid_identifier?: boolean | undefined
  updated_since?: string | undefined
}

/** The filters as one condition on `media_item mi` and `product p`. */
export function adminCondition(filters: AdminItemFilters): Fragment {
  return allOf([
    fragment("mi.deleted_at is null and p.deleted_at is null"),
    ...ofItem(filters),
    ...ofParts(filters),
    ...(filters.q ? [search(filters.q)] : []),
  ])
}

function ofItem(filters: AdminItemFilters): Fragment[] {
  const found: Fragment[] = []
  const equal = (column: string, values: string[] | undefined) => {
    if (values?.length) found.push(fragment(`${column} = any(?)`, values))
  }
  equal("mi.product_id", filters.product_id)
  equal("mi.media_type", filters.media_type)
  equal("mi.country", filters.country)
  equal("p.status", filters.status)
  if (filters.title_group_id) found.push(fragment("mi.title_group_id = ?", filters.title_group_id))
  if (filters.year_from !== undefined) found.push(fragment("mi.release_date >= ?", `${filters.year_from}-01-01`))
  if (filters.year_to !== undefined) found.push(fragment("mi.release_date <= ?", `${filters.year_to}-12-31`))
  if (filters.updated_since) found.push(fragment("mi.updated_at >= ?::timestamptz", filters.updated_since))
  if (filters.incomplete !== undefined) {
    found.push(fragment(filters.incomplete ? "mi.data_quality < 100" : "mi.data_quality = 100"))
  }
  return found
}

function ofParts(filters: AdminItemFilters): Fragment[] {
  const found: Fragment[] = []
  if (filters.contributor_id) {
    found.push(
      fragment(
        `(exists (select 1 from media_credit c where c.media_item_id = mi.id and c.contributor_id = ?)
          or exists (select 1 from media_label l where l.media_item_id = mi.id and l.contributor_id = ?)
          or exists (select 1 from media_credit c join media_track t on t.id = c.track_id
               join media_disc d on d.id = t.disc_id where d.media_item_id = mi.id and c.contributor_id = ?))`,
        filters.contributor_id,
        filters.contributor_id,
        filters.contributor_id,
      ),
    )
  }
  if (filters.term_id) {
    found.push(
      fragment(
        "exists (select 1 from media_item_term it where it.media_item_id = mi.id and it.term_id = ?)",
        filters.term_id,
      ),
    )
  }
  if (filters.condition?.length) {
    found.push(
      fragment(
        `exists (select 1 from media_offer o where o.media_item_id = mi.id and o.deleted_at is null
          and o.condition = any(?))`,
        filters.condition,
      ),
    )
  }
  if (filters.is_valid_identifier !== undefined) {
    const invalid = "exists (select 1 from media_identifier n where n.media_item_id = mi.id and not n.is_valid)"
    found.push(fragment(filters.is_valid_identifier ? `not ${invalid}` : invalid))
  }
  return found
}

/** Title, original title, edition, artist, catalogue number or any identifier contains the words typed. */
function search(q: string): Fragment {
  const text = `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  const code = `${q
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")}`
  return fragment(
    `(p.title ilike ? or g.original_title ilike ? or g.title ilike ? or mi.edition ilike ? or mi.external_id = ?
      or exists (select 1 from media_credit c join media_contributor k on k.id = c.contributor_id
        where c.media_item_id = mi.id and (k.name ilike ? or k.name_native ilike ?))
      or exists (select 1 from media_label l where l.media_item_id = mi.id and l.catalog_number_norm = ?)
      or exists (select 1 from media_identifier n where n.media_item_id = mi.id and n.value_norm in (?, ?, ?)))`,
    text,
    text,
    text,
    text,
    q,
    text,
    text,
    code,
    code,
    `0${code}`,
    q,
  )
}

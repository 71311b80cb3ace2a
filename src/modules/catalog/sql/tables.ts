/**
 * The parts of an item, in the order a foreign key allows them to be written, with the columns our own SQL writes.
 * `created_at` and `updated_at` are set by the database.
 */
export const PART_TABLES = {
  media_disc: ["id", "media_item_id", "position", "format", "title", "side_count", "matrix_runout", "mb_discid"],
  media_track: ["id", "disc_id", "position", "number", "title", "duration_ms", "isrc", "is_data", "preview_url"],
  media_credit: [
    "id",
    "media_item_id",
    "track_id",
    "contributor_id",
    "role",
    "credited_as",
    "character",
    "join_phrase",
    "position",
  ],
  media_label: ["id", "media_item_id", "contributor_id", "catalog_number", "catalog_number_norm", "position"],
  media_identifier: [
    "id",
    "media_item_id",
    "disc_id",
    "track_id",
    "variant_id",
    "type",
    "value_raw",
    "value_norm",
    "description",
    "is_primary",
    "is_valid",
    "check_note",
  ],
  media_language: ["id", "media_item_id", "disc_id", "kind", "lang", "codec", "channels", "note"],
  media_age_rating: ["id", "media_item_id", "scheme", "value", "descriptors", "country", "min_age"],
  media_item_term: ["id", "media_item_id", "term_id", "position"],
  media_relation: ["id", "from_id", "to_id", "kind", "position"],
  media_offer: [
    "id",
    "variant_id",
    "media_item_id",
    "condition",
    "media_grade",
    "sleeve_grade",
    "grading_note",
    "photos",
  ],
} as const

/** Tables an item stands on. */
export const ROOT_TABLES = {
  media_title_group: ["id", "kind", "title", "sort_title", "original_title", "first_year", "external_ids"],
  media_contributor: [
    "id",
    "name",
    "sort_name",
    "name_native",
    "kind",
    "aliases",
    "external_ids",
    "merged_into_id",
    "match_keys",
  ],
  media_item: [
    "id",
    "product_id",
    "title_group_id",
    "media_type",
    "external_id",
    "edition",
    "edition_kind",
    "release_date",
    "date_precision",
    "country",
    "packaging",
    "disc_count",
    "total_duration_ms",
    "region_codes",
    "video_standard",
    "attributes",
    "attr_version",
    "data_source",
    "data_quality",
    "missing_fields",
  ],
} as const

export type PartTable = keyof typeof PART_TABLES
export type RootTable = keyof typeof ROOT_TABLES
export type CatalogTable = PartTable | RootTable

/** The columns our SQL writes, per table. */
export const COLUMNS: Record<CatalogTable, readonly string[]> = { ...ROOT_TABLES, ...PART_TABLES }

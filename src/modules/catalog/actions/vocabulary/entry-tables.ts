import type { EntryName } from "../../domain/vocabulary-entries"

/** How an entry is stored. */
export interface EntryTable {
  table: string
  /** Primary key. */
  key: string
  /** Columns our SQL writes, without key and times. */
  columns: readonly string[]
  /** Code of the 404. */
  notFound: string
  /** What a message calls it. */
  noun: string
}

/** Tables of the catalogue's words. Table and column names are only ever taken from here. */
export const ENTRY_TABLES: Record<EntryName, EntryTable> = {
  title_group: {
    table: "media_title_group",
    key: "id",
    columns: ["kind", "title", "sort_title", "original_title", "first_year", "external_ids"],
    notFound: "media_title_group_not_found",
    noun: "title group",
  },
  contributor: {
    table: "media_contributor",
    key: "id",
    columns: ["name", "sort_name", "name_native", "kind", "aliases", "external_ids", "merged_into_id", "match_keys"],
    notFound: "media_contributor_not_found",
    noun: "contributor",
  },
  term: {
    table: "media_term",
    key: "id",
    columns: ["vocabulary", "code", "parent_id", "labels", "external", "is_hidden", "merged_into_id"],
    notFound: "media_term_not_found",
    noun: "term",
  },
  grade: {
    table: "media_grade_scale",
    key: "id",
    columns: ["scale", "code", "label", "rank", "price_factor"],
    notFound: "media_grade_not_found",
    noun: "grade",
  },
  attribute: {
    table: "media_attribute_definition",
    key: "id",
    columns: [
      "media_type",
      "key",
      "kind",
      "options",
      "unit",
      "required",
      "filterable",
      "facetable",
      "labels",
      "rank",
      "is_active",
    ],
    notFound: "media_attribute_not_found",
    noun: "attribute",
  },
  type: {
    table: "media_type",
    key: "code",
    columns: ["is_active"],
    notFound: "media_type_unknown",
    noun: "media type",
  },
}

/** A time as it is answered, and as a version is compared. */
export const isoTime = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Select list of an entry whose table has the alias `e`. */
export function entryColumns(entry: EntryName): string {
  const { key, columns } = ENTRY_TABLES[entry]
  const own = columns.map((column) => `e."${column}"`).join(", ")
  return `e."${key}" as id, ${own}, ${isoTime("e.created_at")} as created_at, ${isoTime("e.updated_at")} as updated_at`
}

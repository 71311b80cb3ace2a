/** A contributor as it stands beside a credit or a label. */
export interface ContributorRef {
  id: string
  name: string
  sort_name: string
  name_native: string | null
  kind: string
}

export interface TrackGraph {
  id: string
  position: number
  number: string
  title: string
  duration_ms: number | null
  isrc: string | null
  is_data: boolean
  preview_url: string | null
}

export interface DiscGraph {
  id: string
  position: number
  format: string
  title: string | null
  side_count: number | null
  matrix_runout: string[]
  mb_discid: string | null
  tracks: TrackGraph[]
}

export interface CreditGraph {
  id: string
  /** Set for a credit of one track; the item's own credits have null. */
  track_id: string | null
  contributor: ContributorRef
  role: string
  credited_as: string | null
  character: string | null
  join_phrase: string | null
  position: number
}

export interface LabelGraph {
  id: string
  label: ContributorRef
  catalog_number: string | null
  catalog_number_norm: string | null
  position: number
}

export interface IdentifierGraph {
  id: string
  type: string
  value_raw: string
  value_norm: string
  description: string | null
  is_primary: boolean
  is_valid: boolean
  check_note: string | null
  disc_id: string | null
  track_id: string | null
  variant_id: string | null
}

export interface LanguageGraph {
  id: string
  kind: string
  lang: string
  codec: string | null
  channels: string | null
  note: string | null
  disc_id: string | null
}

export interface RatingGraph {
  id: string
  scheme: string
  value: string
  descriptors: string[]
  country: string | null
  min_age: number | null
}

export interface ItemTermGraph {
  id: string
  term_id: string
  vocabulary: string
  code: string
  labels: { en: string; zhCN: string }
  position: number
}

export interface RelationGraph {
  id: string
  to_id: string
  kind: string
  position: number
}

export interface OfferGraph {
  id: string
  variant_id: string
  condition: string
  media_grade: string | null
  sleeve_grade: string | null
  grading_note: string | null
  photos: string[]
}

export interface TitleGroupRef {
  id: string
  kind: string
  title: string
  sort_title: string
  original_title: string | null
  first_year: number | null
}

/** One item with every part of it, as the catalogue itself knows it: no product, no price, no stock. */
export interface ItemGraph {
  id: string
  product_id: string
  title_group_id: string
  media_type: string
  external_id: string | null
  edition: string | null
  edition_kind: string
  /** `YYYY-MM-DD`; read it together with `date_precision`. */
  release_date: string | null
  date_precision: string | null
  country: string | null
  packaging: string | null
  disc_count: number
  total_duration_ms: number
  region_codes: string[]
  video_standard: string
  attributes: Record<string, unknown>
  attr_version: number
  data_source: string | null
  data_quality: number
  missing_fields: string[]
  created_at: string
  updated_at: string
  title_group: TitleGroupRef
  discs: DiscGraph[]
  credits: CreditGraph[]
  labels: LabelGraph[]
  identifiers: IdentifierGraph[]
  languages: LanguageGraph[]
  ratings: RatingGraph[]
  terms: ItemTermGraph[]
  relations: RelationGraph[]
  offers: OfferGraph[]
}

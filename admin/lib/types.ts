/** Shapes of our admin routes as they travel: snake_case, amounts as decimal strings, times as ISO strings. */

export interface Problem {
  path: string
  code: string
  message: string
}

export interface Labels {
  en?: string
  zhCN?: string
}

export type Page<K extends string, T> = { [key in K]: T[] } & { count: number; offset: number; limit: number }

export type Condition = "new" | "used" | "rental" | "digital"
export type DatePrecision = "year" | "month" | "day"
export type ProductStatus = "draft" | "proposed" | "published" | "rejected"

export interface OfferSummary {
  id: string
  variant_id: string
  condition: Condition
  media_grade: string | null
  sleeve_grade: string | null
}

export interface ItemRow {
  id: string
  product_id: string
  title: string
  handle: string
  status: ProductStatus
  thumbnail: string | null
  artist: string | null
  media_type: string
  edition: string | null
  edition_kind: string | null
  release_date: string | null
  date_precision: DatePrecision | null
  year: number | null
  country: string | null
  label: string | null
  catalog_number: string | null
  offers: OfferSummary[]
  disc_count: number
  total_duration_ms: number
  data_quality: number
  missing_fields: string[]
  created_at: string
  updated_at: string
}

export interface Track {
  id: string
  position: number
  number: string | null
  title: string
  duration_ms: number | null
  isrc: string | null
  is_data: boolean
  preview_url: string | null
}

export interface Disc {
  id: string
  position: number
  format: string
  title: string | null
  side_count: number | null
  matrix_runout: string[]
  mb_discid: string | null
  tracks: Track[]
}

export interface ContributorRef {
  id: string
  name: string
  sort_name: string
  name_native: string | null
  kind: string
}

export interface Credit {
  id: string
  track_id: string | null
  contributor: ContributorRef
  role: string
  credited_as: string | null
  character: string | null
  join_phrase: string | null
  position: number
}

export interface LabelEntry {
  id: string
  label: { id: string; name: string }
  catalog_number: string | null
  position: number
}

export interface Identifier {
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

export interface LanguageEntry {
  id: string
  kind: string
  lang: string
  codec: string | null
  channels: string | null
  note: string | null
  disc_id: string | null
}

export interface RatingEntry {
  id: string
  scheme: string
  value: string
  descriptors: string[]
  country: string | null
  min_age: number | null
}

export interface TermEntry {
  id: string
  term_id: string
  vocabulary: string
  code: string
  labels: Labels
  position: number
}

export interface RelationEntry {
  id: string
  to_id: string
  kind: string
  position: number
  to: { id: string; title: string; media_type: string }
}

export interface Offer extends OfferSummary {
  grading_note: string | null
  photos: string[]
  variant: {
    id: string
    title: string
    sku: string | null
    manage_inventory: boolean
    prices: { currency_code: string; amount: string }[]
  }
}

export interface Item {
  id: string
  product_id: string
  title_group_id: string
  media_type: string
  external_id: string | null
  edition: string | null
  edition_kind: string | null
  release_date: string | null
  date_precision: DatePrecision | null
  country: string | null
  packaging: string | null
  disc_count: number
  total_duration_ms: number
  region_codes: string[]
  video_standard: string | null
  attributes: Record<string, unknown>
  data_source: string | null
  data_quality: number
  missing_fields: string[]
  created_at: string
  updated_at: string
  artist: string | null
  product: {
    id: string
    title: string
    subtitle: string | null
    handle: string
    status: ProductStatus
    description: string | null
    thumbnail: string | null
  }
  title_group: TitleGroup
  discs: Disc[]
  credits: Credit[]
  labels: LabelEntry[]
  identifiers: Identifier[]
  languages: LanguageEntry[]
  ratings: RatingEntry[]
  terms: TermEntry[]
  relations: RelationEntry[]
  offers: Offer[]
}

export interface TitleGroup {
  id: string
  kind: string
  title: string
  sort_title?: string
  original_title: string | null
  first_year: number | null
}

export interface Term {
  id: string
  vocabulary: string
  code: string
  labels: Labels
  is_hidden?: boolean
}

export interface Grade {
  id: string
  scale: "record" | "disc"
  code: string
  label: string | Labels
  rank: number
  price_factor: number | string
}

export interface MediaType {
  code: string
  parent_code: string | null
  carrier: string
  label: Labels
  rank: number
  is_active: boolean
  rentable: boolean
  digital: boolean
  /** The kind of title its releases usually belong to. */
  title_group_kind: string
  /** How many items are of this type. */
  usage_count: number
}

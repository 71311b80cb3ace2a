/** What physically carries a release; decides how its tracks are numbered and which grade scale fits. */
export const CARRIERS = ["disc", "record", "tape", "cartridge", "file", "bundle"] as const
export type Carrier = (typeof CARRIERS)[number]

export const TITLE_GROUP_KINDS = ["album", "film", "series", "game", "book", "other"] as const
export type TitleGroupKind = (typeof TITLE_GROUP_KINDS)[number]

export const EDITION_KINDS = ["standard", "reissue", "remaster", "limited", "deluxe", "box_set", "promo"] as const
export type EditionKind = (typeof EDITION_KINDS)[number]

/** How much of `release_date` is known; the rest of the stored date is filled with `01`. */
export const DATE_PRECISIONS = ["year", "month", "day"] as const
export type DatePrecision = (typeof DATE_PRECISIONS)[number]

export const VIDEO_STANDARDS = ["ntsc", "pal", "secam", "none"] as const
export type VideoStandard = (typeof VIDEO_STANDARDS)[number]

/** What one variant of a release offers. Only `used` carries grades. */
export const CONDITIONS = ["new", "used", "rental", "digital"] as const
export type Condition = (typeof CONDITIONS)[number]

export const CONTRIBUTOR_KINDS = ["person", "group", "label", "studio", "publisher", "platform"] as const
export type ContributorKind = (typeof CONTRIBUTOR_KINDS)[number]

export const LANGUAGE_KINDS = ["audio", "subtitle", "menu", "sdh"] as const
export type LanguageKind = (typeof LANGUAGE_KINDS)[number]

export const VOCABULARIES = ["genre", "style", "mood", "platform", "packaging", "role", "medium_format"] as const
export type Vocabulary = (typeof VOCABULARIES)[number]

export const RELATION_KINDS = [
  "contains",
  "reissue_of",
  "remaster_of",
  "soundtrack_of",
  "sequel_of",
  "part_of_series",
] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** Kinds of an attribute that a merchant defines at run time. */
export const ATTRIBUTE_KINDS = ["text", "int", "decimal", "bool", "date", "enum", "enum_multi"] as const
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number]

export const GRADE_SCALES = ["record", "disc"] as const
export type GradeScale = (typeof GRADE_SCALES)[number]

export const IDENTIFIER_TYPES = [
  "ean13",
  "upc12",
  "ean8",
  "gtin14",
  "internal_barcode",
  "isbn13",
  "isbn10",
  "ismn",
  "isrc",
  "cn_av_code",
  "cn_isbn",
  "cn_approval_no",
  "catalogue_no",
  "matrix",
  "label_code",
  "sid_mastering",
  "sid_mould",
  "rights_society",
  "asin",
  "imdb",
  "tmdb",
  "mbid",
  "discogs",
] as const
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number]

/** Identifiers a customer may see; the others are for the shop's own people. */
export const PUBLIC_IDENTIFIER_TYPES = [
  "ean13",
  "upc12",
  "ean8",
  "gtin14",
  "isbn13",
  "isbn10",
  "ismn",
  "cn_isbn",
  "catalogue_no",
] as const satisfies readonly IdentifierType[]

/** What an identifier, found by its value, is printed on. */
export const IDENTIFIER_OWNERS = ["item", "disc", "track", "offer"] as const
export type IdentifierOwner = (typeof IDENTIFIER_OWNERS)[number]

export const LOOKUP_VERDICTS = ["none", "exact", "duplicate", "ambiguous"] as const
export type LookupVerdict = (typeof LOOKUP_VERDICTS)[number]

/** Medusa's product states, named here because the catalogue's own inputs accept them. */
export const PRODUCT_STATUSES = ["draft", "proposed", "published", "rejected"] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

/** A text in both languages of the admin. */
export interface Labels {
  en: string
  zhCN: string
}

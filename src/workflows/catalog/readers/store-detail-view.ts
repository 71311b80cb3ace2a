import type {
  CreditGraph,
  DiscGraph,
  IdentifierGraph,
  LabelGraph,
  LanguageGraph,
  RatingGraph,
} from "../../../modules/catalog/domain/item-graph"
import { regionNotice, type RegionNotice } from "../../../modules/catalog/domain/regions"
import { displayArtist } from "../../../modules/catalog/domain/artist"
import { attributeViews, type AttributeView } from "./attributes"
import { labelIn, type Labels } from "./locale"
import { lowestPrice, type StorePrice } from "./prices"
import { ageGateOf } from "./store-context"
import type { DetailSource } from "./store-details"
import { yearOf, type ItemRow } from "./store-items"
import { storeOffers, type StoreOffer } from "./store-offers"
import { MAX_SIBLINGS, type SiblingRow } from "./store-siblings"

/** One item as `GET /store/media/catalog/products/:handle` answers it. */
export interface StoreDetail {
  product: {
    id: string
    handle: string
    title: string
    subtitle: string | null
    description: string | null
    thumbnail: string | null
    images: { id: string; url: string }[]
  }
  item: StoreDetailItem
  offers: StoreOffer[]
  title_group: {
    id: string
    kind: string
    title: string
    original_title: string | null
    first_year: number | null
    siblings: {
      id: string
      handle: string
      media_type: string
      edition: string | null
      year: number | null
      thumbnail: string | null
      price: StorePrice | null
    }[]
  }
  region_notice: RegionNotice | null
  age_gate: { min_age: number | null; blurred: boolean }
}

/** The public columns of an item with everything that belongs to it. */
export interface StoreDetailItem {
  id: string
  title_group_id: string
  media_type: string
  artist: string | null
  edition: string | null
  edition_kind: string
  release_date: string | null
  date_precision: string | null
  year: number | null
  country: string | null
  packaging: string | null
  disc_count: number
  total_duration_ms: number
  region_codes: string[]
  video_standard: string
  attributes: AttributeView[]
  discs: DiscGraph[]
  credits: CreditGraph[]
  labels: Omit<LabelGraph, "catalog_number_norm">[]
  identifiers: Pick<IdentifierGraph, "id" | "type" | "value_raw" | "value_norm" | "description" | "is_primary">[]
  languages: LanguageGraph[]
  ratings: RatingGraph[]
  terms: { id: string; vocabulary: string; code: string; label: string; labels: Labels; position: number }[]
}

/** Puts one item's answer together from what was read for the whole page. */
export function storeDetail(row: ItemRow, source: DetailSource): StoreDetail {
  const { countryCode, gate } = source.context
  const images = source.images.get(row.id) ?? []
  return {
    product: {
      id: row.product_id,
      handle: row.handle,
      title: row.title,
      subtitle: row.subtitle,
      description: row.description,
      thumbnail: row.thumbnail,
      images: images.map(({ id, url }) => ({ id, url })),
    },
    item: detailItem(row, source),
    offers: storeOffers(source.offers.get(row.id) ?? [], source.prices, source.rentable),
    title_group: {
      id: row.title_group_id,
      kind: row.group_kind,
      title: row.group_title,
      original_title: row.group_original_title,
      first_year: row.group_first_year,
      siblings: siblingsOf(row, source),
    },
    region_notice: countryCode === null ? null : regionNotice(row.region_codes, countryCode),
    age_gate: ageGateOf(row.min_age, gate),
  }
}

function detailItem(row: ItemRow, source: DetailSource): StoreDetailItem {
  const { locale } = source.context
  const credits = own(source.credits.get(row.id))
  return {
    id: row.id,
    title_group_id: row.title_group_id,
    media_type: row.media_type,
    artist: displayArtist(credits) || null,
    edition: row.edition,
    edition_kind: row.edition_kind,
    release_date: row.release_date,
    date_precision: row.date_precision,
    year: yearOf(row.release_date),
    country: row.country,
    packaging: row.packaging,
    disc_count: row.disc_count,
    total_duration_ms: Number(row.total_duration_ms),
    region_codes: row.region_codes,
    video_standard: row.video_standard,
    attributes: attributeViews(row, source.definitions.get(row.media_type) ?? [], source.termLabels, locale),
    discs: own(source.discs.get(row.id)),
    credits,
    labels: own(source.labels.get(row.id)).map(({ catalog_number_norm: _norm, ...label }) => label),
    identifiers: own(source.identifiers.get(row.id)),
    languages: own(source.languages.get(row.id)),
    ratings: own(source.ratings.get(row.id)),
    terms: own(source.terms.get(row.id)).map(({ term_id, vocabulary, code, labels, position }) => ({
      id: term_id,
      vocabulary,
      code,
      label: labelIn(labels, locale) ?? code,
      labels,
      position,
    })),
  }
}

/** Child rows without the column they were grouped by. */
function own<T extends { item_id: string }>(rows: readonly T[] | undefined): Omit<T, "item_id">[] {
  return (rows ?? []).map(({ item_id: _item, ...row }) => row)
}

function siblingsOf(row: ItemRow, source: DetailSource): StoreDetail["title_group"]["siblings"] {
  const others = (source.siblings.get(row.title_group_id) ?? []).filter((sibling) => sibling.id !== row.id)
  return others.slice(0, MAX_SIBLINGS).map((sibling) => ({
    id: sibling.id,
    handle: sibling.handle,
    media_type: sibling.media_type,
    edition: sibling.edition,
    year: yearOf(sibling.release_date),
    thumbnail: sibling.thumbnail,
    price: siblingPrice(sibling, source),
  }))
}

function siblingPrice(sibling: SiblingRow, source: DetailSource): StorePrice | null {
  return lowestPrice(sibling.priceables.flatMap((p) => source.prices.get(p.variant_id) ?? []))
}

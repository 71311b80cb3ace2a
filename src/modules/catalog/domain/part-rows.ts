import { checkIdentifier, normalizeCatalogueNumber } from "./identifiers"

import { minAge } from "./ratings"
import { defaultTrackNumber } from "./discs"
import type { Carrier } from "./enums"
import type {
  CreditInput,
  DiscReplaceInput,
  IdentifierInput,
  LabelInput,
  LanguageInput,
  OfferInput,
  RatingInput,
  RelationInput,
  TrackReplaceInput,
} from "./schemas"

/** Which disc, track or variant a row belongs to, where it does not belong to the item as a whole. */
interface Owner {
  disc_id?: string | null
  track_id?: string | null
  variant_id?: string | null
}
type Placed<T> = T & { position: number }

/** Makes a fresh id with the given prefix; passed in, so that these functions stay pure. */
export type NewId = (prefix: string) => string

/** A database row: column → JSON value. */
export type PartRow = { id: string } & Record<string, unknown>

/** A disc with its tracks as rows. */
export function discRows(
  itemId: string,
  discs: DiscReplaceInput[],
  carrier: Carrier,
  newId: NewId,
): { discs: PartRow[]; tracks: PartRow[] } {
  const rows = { discs: [] as PartRow[], tracks: [] as PartRow[] }
  for (const disc of discs) {
    const id = disc.id ?? newId("mdsc")
    rows.discs.push({
      id,
      media_item_id: itemId,
      position: disc.position,
      format: disc.format,
      title: disc.title ?? null,
      side_count: disc.side_count ?? null,
      matrix_runout: disc.matrix_runout ?? [],
      mb_discid: disc.mb_discid ?? null,
    })
    for (const track of disc.tracks ?? []) rows.tracks.push(trackRow(id, track, disc, carrier, newId))
  }
  return rows
}

function trackRow(
  discId: string,
  track: TrackReplaceInput,
  disc: DiscReplaceInput,
  carrier: Carrier,
  newId: NewId,
): PartRow {
  return {
    id: track.id ?? newId("mtrk"),
    disc_id: discId,
    position: track.position,
    number: track.number ?? defaultTrackNumber(carrier, track.position, disc.tracks?.length ?? 0),
    title: track.title,
    duration_ms: track.duration_ms ?? null,
    isrc: track.isrc ?? null,
    is_data: track.is_data ?? false,
    preview_url: track.preview_url ?? null,
  }
}

/** `contributorId` is the row the credit's contributor was resolved to. */
export function creditRow(
  itemId: string,
  credit: Placed<CreditInput> & Owner,
  contributorId: string,
  id: string,
): PartRow {
  return {
    id,
    media_item_id: credit.track_id ? null : itemId,
    track_id: credit.track_id ?? null,
    contributor_id: contributorId,
    role: credit.role,
    credited_as: credit.credited_as ?? null,
    character: credit.character ?? null,
    join_phrase: credit.join_phrase ?? null,
    position: credit.position,
  }
}

export function labelRow(itemId: string, label: Placed<LabelInput>, contributorId: string, id: string): PartRow {
  return {
    id,
    media_item_id: itemId,
    contributor_id: contributorId,
    catalog_number: label.catalog_number ?? null,
    catalog_number_norm: label.catalog_number ? normalizeCatalogueNumber(label.catalog_number) : null,
    position: label.position,
  }
}

/**
 * A value that fails its check is stored as invalid with the reason; whether it may be stored at all was decided
 * before (a person's typing is refused, an import's misprint is kept).
 */
export function identifierRow(itemId: string, identifier: IdentifierInput & Owner, id: string): PartRow {
  const check = checkIdentifier(identifier.type, identifier.value)
  return {
    id,
    media_item_id: itemId,
    disc_id: identifier.disc_id ?? null,
    track_id: identifier.track_id ?? null,
    variant_id: identifier.variant_id ?? null,
    type: check.type,
    value_raw: identifier.value,
    value_norm: check.valueNorm ?? identifier.value.normalize("NFKC").trim().toUpperCase(),
    description: identifier.description ?? null,
    is_primary: identifier.is_primary ?? false,
    is_valid: check.ok,
    check_note: check.ok ? (check.note ?? null) : check.message,
  }
}

export function languageRow(itemId: string, language: LanguageInput & Owner, id: string): PartRow {
  return {
    id,
    media_item_id: itemId,
    disc_id: language.disc_id ?? null,
    kind: language.kind,
    lang: language.lang,
    codec: language.codec ?? null,
    channels: language.channels ?? null,
    note: language.note ?? null,
  }
}

export function ratingRow(itemId: string, rating: RatingInput, id: string): PartRow {
  return {
    id,
    media_item_id: itemId,
    scheme: rating.scheme,
    value: rating.value,
    descriptors: rating.descriptors ?? [],
    country: rating.country ?? null,
    min_age: minAge(rating.scheme, rating.value),
  }
}

export function itemTermRow(itemId: string, termId: string, position: number, id: string): PartRow {
  return { id, media_item_id: itemId, term_id: termId, position }
}

export function relationRow(itemId: string, relation: RelationInput, position: number, id: string): PartRow {
  return { id, from_id: itemId, to_id: relation.to_id, kind: relation.kind, position: relation.position ?? position }
}

export function offerRow(itemId: string, offer: OfferInput, variantId: string, id: string): PartRow {
  return {
    id,
    media_item_id: itemId,
    variant_id: variantId,
    condition: offer.condition,
    media_grade: offer.media_grade ?? null,
    sleeve_grade: offer.sleeve_grade ?? null,
    grading_note: offer.grading_note ?? null,
    photos: offer.photos ?? [],
  }
}

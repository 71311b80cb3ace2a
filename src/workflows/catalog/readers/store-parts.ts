import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  CreditGraph,
  DiscGraph,
  IdentifierGraph,
  ItemTermGraph,
  LabelGraph,
  LanguageGraph,
  RatingGraph,
} from "../../../modules/catalog/domain/item-graph"
import { PUBLIC_IDENTIFIER_TYPES } from "../../../modules/catalog/domain/enums"
import { select } from "../../lib/sql"

/** A child row that still knows its item. */
export type OfItem<T> = T & { item_id: string }

const CONTRIBUTOR = `json_build_object('id', mc.id, 'name', mc.name, 'sort_name', mc.sort_name,
  'name_native', mc.name_native, 'kind', mc.kind)`

/** Discs with their tracks, both in order. */
export function discRows(container: MedusaContainer, ids: readonly string[]): Promise<OfItem<DiscGraph>[]> {
  return select(
    container,
    `select d.media_item_id as item_id, d.id, d.position, d.format, d.title, d.side_count, d.matrix_runout,
            d.mb_discid, coalesce((
              select json_agg(json_build_object('id', t.id, 'position', t.position, 'number', t.number,
                'title', t.title, 'duration_ms', t.duration_ms, 'isrc', t.isrc, 'is_data', t.is_data,
                'preview_url', t.preview_url) order by t.position)
                from media_track t where t.disc_id = d.id and t.deleted_at is null), '[]'::json) as tracks
       from media_disc d
      where d.media_item_id = any(?) and d.deleted_at is null
      order by d.media_item_id, d.position`,
    [ids],
  )
}

/** Credits of items only; enough to say who an item is by. */
export function itemCreditRows(container: MedusaContainer, ids: readonly string[]): Promise<OfItem<CreditGraph>[]> {
  return select(
    container,
    `select cr.media_item_id as item_id, cr.id, cr.track_id, ${CONTRIBUTOR} as contributor, cr.role, cr.credited_as,
            cr.character, cr.join_phrase, cr.position
       from media_credit cr join media_contributor mc on mc.id = cr.contributor_id
      where cr.media_item_id = any(?) and cr.deleted_at is null
      order by cr.media_item_id, cr.position, cr.id`,
    [ids],
  )
}

/** Credits of items and of their tracks. */
export function creditRows(container: MedusaContainer, ids: readonly string[]): Promise<OfItem<CreditGraph>[]> {
  return select(
    container,
    `with owned as (
       select cr.media_item_id as item_id, cr.* from media_credit cr
        where cr.media_item_id = any(?) and cr.deleted_at is null
       union all
       select d.media_item_id as item_id, cr.* from media_disc d
         join media_track t on t.disc_id = d.id and t.deleted_at is null
         join media_credit cr on cr.track_id = t.id and cr.deleted_at is null
        where d.media_item_id = any(?) and d.deleted_at is null)
     select cr.item_id, cr.id, cr.track_id, ${CONTRIBUTOR} as contributor, cr.role, cr.credited_as, cr.character,
            cr.join_phrase, cr.position
       from owned cr join media_contributor mc on mc.id = cr.contributor_id
      order by cr.item_id, cr.track_id nulls first, cr.position, cr.id`,
    [ids, ids],
  )
}

/** Labels with catalogue numbers. */
export function labelRows(container: MedusaContainer, ids: readonly string[]): Promise<OfItem<LabelGraph>[]> {
  return select(
    container,
    `select lb.media_item_id as item_id, lb.id, ${CONTRIBUTOR} as label, lb.catalog_number, lb.catalog_number_norm,
            lb.position
       from media_label lb join media_contributor mc on mc.id = lb.contributor_id
      where lb.media_item_id = any(?) and lb.deleted_at is null
      order by lb.media_item_id, lb.position, lb.id`,
    [ids],
  )
}

/** Identifiers a customer may see. Faulty ones (a misprinted barcode) are the shop's own business. */
export function publicIdentifierRows(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<OfItem<Pick<IdentifierGraph, "id" | "type" | "value_raw" | "value_norm" | "description" | "is_primary">>[]> {
  return select(
    container,
    `select mid.media_item_id as item_id, mid.id, mid.type, mid.value_raw, mid.value_norm, mid.description,
            mid.is_primary
       from media_identifier mid
      where mid.media_item_id = any(?) and mid.deleted_at is null and mid.is_valid and mid.type = any(?)
      order by mid.media_item_id, mid.is_primary desc, mid.type, mid.id`,
    [ids, [...PUBLIC_IDENTIFIER_TYPES]],
  )
}

/** Spoken, subtitled and menu languages. */
export function languageRows(container: MedusaContainer, ids: readonly string[]): Promise<OfItem<LanguageGraph>[]> {
  return select(
    container,
    `select ml.media_item_id as item_id, ml.id, ml.kind, ml.lang, ml.codec, ml.channels, ml.note, ml.disc_id
       from media_language ml
      where ml.media_item_id = any(?) and ml.deleted_at is null
      order by ml.media_item_id, ml.kind, ml.lang, ml.id`,
    [ids],
  )
}

/** Age ratings of every scheme, counted by the gate or not. */
export function ratingRows(container: MedusaContainer, ids: readonly string[]): Promise<OfItem<RatingGraph>[]> {
  return select(
    container,
    `select mar.media_item_id as item_id, mar.id, mar.scheme, mar.value, mar.descriptors, mar.country, mar.min_age
       from media_age_rating mar
      where mar.media_item_id = any(?) and mar.deleted_at is null
      order by mar.media_item_id, mar.scheme, mar.country nulls first`,
    [ids],
  )
}

/** Genres, styles and other terms; hidden ones are not shown. */
export function termRows(container: MedusaContainer, ids: readonly string[]): Promise<OfItem<ItemTermGraph>[]> {
  return select(
    container,
    `select mit.media_item_id as item_id, mit.id, mit.term_id, mt.vocabulary, mt.code, mt.labels, mit.position
       from media_item_term mit join media_term mt on mt.id = mit.term_id and mt.deleted_at is null and not mt.is_hidden
      where mit.media_item_id = any(?) and mit.deleted_at is null
      order by mit.media_item_id, mt.vocabulary, mit.position, mt.code`,
    [ids],
  )
}

/** Product pictures in the merchant's order. */
export function imageRows(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<{ item_id: string; id: string; url: string }[]> {
  return select(
    container,
    `select mi.id as item_id, im.id, im.url
       from media_item mi join image im on im.product_id = mi.product_id and im.deleted_at is null
      where mi.id = any(?)
      order by mi.id, im.rank, im.id`,
    [ids],
  )
}

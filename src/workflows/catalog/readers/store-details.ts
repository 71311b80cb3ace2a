import type { MedusaContainer } from "@medusajs/framework/types"
import {
  attributeDefinitionRows,
  attributeTermLabels,
  type AttributeDefinitionRow,
  type TermLabels,
} from "./attributes"
import { calculatedPrices, type StorePrice } from "./prices"
import { rentableSource } from "./rentable"
import { groupRows } from "../../lib/sql"
import type { StoreContext } from "./store-context"
import { itemRows, type ItemRow } from "./store-items"
import { offerRows, type OfferRow } from "./store-offers"
import * as parts from "./store-parts"
import { siblingRows, type SiblingRow } from "./store-siblings"
import { storeDetail, type StoreDetail } from "./store-detail-view"

type Rows<F extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<F>>[number]
type ByItem<T> = Map<string, T[]>

/** Everything read for a set of items, grouped by item; the view picks its own part out of it. */
export interface DetailSource {
  context: StoreContext
  discs: ByItem<Rows<typeof parts.discRows>>
  credits: ByItem<Rows<typeof parts.creditRows>>
  labels: ByItem<Rows<typeof parts.labelRows>>
  identifiers: ByItem<Rows<typeof parts.publicIdentifierRows>>
  languages: ByItem<Rows<typeof parts.languageRows>>
  ratings: ByItem<Rows<typeof parts.ratingRows>>
  terms: ByItem<Rows<typeof parts.termRows>>
  images: ByItem<Rows<typeof parts.imageRows>>
  offers: ByItem<OfferRow>
  /** By title group. */
  siblings: ByItem<SiblingRow>
  /** By media type. */
  definitions: ByItem<AttributeDefinitionRow>
  termLabels: TermLabels
  prices: ReadonlyMap<string, StorePrice>
  rentable: ReadonlySet<string>
}

/**
 * Full items for the ids of a page, in the page's order. Every child table is read once for all items, all tables at
 * the same time, and one price calculation covers the items and their siblings; nothing is read per item.
 */
export async function storeDetails(
  container: MedusaContainer,
  context: StoreContext,
  ids: readonly string[],
): Promise<StoreDetail[]> {
  if (ids.length === 0) return []
  const [items, source] = await readAll(container, context, ids)
  return items.map((item) => storeDetail(item, source))
}

async function readAll(
  container: MedusaContainer,
  context: StoreContext,
  ids: readonly string[],
): Promise<[ItemRow[], DetailSource]> {
  const [items, offers, siblings, children] = await Promise.all([
    itemRows(container, context, ids),
    offerRows(container, ids, context.salesChannelIds),
    siblingRows(container, context, ids),
    childRows(container, ids),
  ])
  const [prices, rentable, termLabels] = await Promise.all([
    calculatedPrices(container, context.price, [
      ...offers.filter((offer) => offer.condition !== "rental"),
      ...siblings.flatMap((sibling) => (ids.includes(sibling.id) ? [] : sibling.priceables)),
    ]),
    rentableSource(container).variants(offers.map((offer) => offer.variant_id)),
    attributeTermLabels(container, items),
  ])
  const source: DetailSource = {
    context,
    ...children,
    offers: groupRows(offers, (row) => row.item_id),
    siblings: groupRows(siblings, (row) => row.title_group_id),
    termLabels,
    prices,
    rentable,
  }
  return [items, source]
}

async function childRows(container: MedusaContainer, ids: readonly string[]) {
  const byItem = <T extends { item_id: string }>(rows: readonly T[]): ByItem<T> => groupRows(rows, (row) => row.item_id)
  const [discs, credits, labels, identifiers, languages, ratings, terms, images, definitions] = await Promise.all([
    parts.discRows(container, ids),
    parts.creditRows(container, ids),
    parts.labelRows(container, ids),
    parts.publicIdentifierRows(container, ids),
    parts.languageRows(container, ids),
    parts.ratingRows(container, ids),
    parts.termRows(container, ids),
    parts.imageRows(container, ids),
    attributeDefinitionRows(container, ids),
  ])
  return {
    discs: byItem(discs),
    credits: byItem(credits),
    labels: byItem(labels),
    identifiers: byItem(identifiers),
    languages: byItem(languages),
    ratings: byItem(ratings),
    terms: byItem(terms),
    images: byItem(images),
    definitions: groupRows(definitions, (row) => row.media_type),
  }
}

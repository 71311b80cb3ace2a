import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { displayArtist } from "../../../modules/catalog/domain/artist"
import { parseDecimal, roundHalfUp } from "../../../lib/decimal"
import { currencyDecimals } from "../../../modules/catalog/domain/grading"
import type { ItemGraph, OfferGraph, RelationGraph } from "../../../modules/catalog/domain/item-graph"
import type MediaCatalogService from "../../../modules/catalog/service"
import { groupRows, select } from "../../lib/sql"

/** The product as the item page shows it. */
export interface ProductView {
  id: string
  title: string
  subtitle: string | null
  handle: string
  status: string
  description: string | null
  thumbnail: string | null
}

/** The variant behind an offer, with its base prices as decimal strings. */
export interface VariantView {
  id: string
  title: string
  sku: string | null
  manage_inventory: boolean
  prices: { currency_code: string; amount: string }[]
}

/** An item with everything an editor needs. */
export interface AdminItem extends Omit<ItemGraph, "offers" | "relations"> {
  artist: string
  product: ProductView | null
  offers: (OfferGraph & { variant: VariantView | null })[]
  relations: (RelationGraph & { to: { id: string; title: string; media_type: string } | null })[]
}

/**
 * One item for the admin.
 * @throws 404 `media_item_not_found`
 */
export async function adminItem(container: MedusaContainer, id: string): Promise<AdminItem> {
  const [item] = await adminItemsById(container, [id])
  if (!item) throw new MediaError("not_found", "media_item_not_found", `media item ${id} does not exist`)
  return item
}

/** Whole items with product, variants, prices and the titles of related items; five statements for any number. */
export async function adminItemsById(container: MedusaContainer, ids: string[]): Promise<AdminItem[]> {
  const items = await container.resolve<MediaCatalogService>("mediaCatalog").loadItems(ids)
  const [products, variants, related] = await Promise.all([
    loadProducts(container, items),
    loadVariants(container, items),
    loadRelated(container, items),
  ])
  return items.map((item) => ({
    ...item,
    artist: displayArtist(item.credits),
    product: products.get(item.product_id) ?? null,
    offers: item.offers.map((offer) => ({ ...offer, variant: variants.get(offer.variant_id) ?? null })),
    relations: item.relations.map((relation) => ({ ...relation, to: related.get(relation.to_id) ?? null })),
  }))
}

async function loadProducts(container: MedusaContainer, items: ItemGraph[]): Promise<Map<string, ProductView>> {
  const rows = await select<ProductView>(
    container,
    `select id, title, subtitle, handle, status, description, thumbnail from product
     where deleted_at is null and id = any(?)`,
    [items.map((item) => item.product_id)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function loadVariants(container: MedusaContainer, items: ItemGraph[]): Promise<Map<string, VariantView>> {
  const ids = items.flatMap((item) => item.offers.map((offer) => offer.variant_id))
  const [variants, prices] = await Promise.all([
    select<Omit<VariantView, "prices">>(
      container,
      `select id, title, sku, manage_inventory from product_variant where deleted_at is null and id = any(?)`,
      [ids],
    ),
    select<{ variant_id: string; currency_code: string; amount: string }>(
      container,
      `select s.variant_id, pr.currency_code, trim_scale(pr.amount)::text as amount
       from product_variant_price_set s join price pr on pr.price_set_id = s.price_set_id and pr.deleted_at is null
       where s.deleted_at is null and s.variant_id = any(?)
         and pr.price_list_id is null and pr.min_quantity is null and pr.rules_count = 0
       order by pr.currency_code, pr.id`,
      [ids],
    ),
  ])
  const byVariant = groupRows(prices, (price) => price.variant_id)
  return new Map(
    variants.map((variant) => [
      variant.id,
      {
        ...variant,
        prices: (byVariant.get(variant.id) ?? []).map(({ currency_code, amount }) => ({
          currency_code,
          amount: withDecimals(amount, currency_code),
        })),
      },
    ]),
  )
}

/** At least the currency's own decimals; a finer price is shown as it is, or saving a form would round it. */
function withDecimals(amount: string, currencyCode: string): string {
  const decimals = Math.max(currencyDecimals(currencyCode), amount.split(".")[1]?.length ?? 0)
  return roundHalfUp(parseDecimal(amount), decimals)
}

type Related = NonNullable<AdminItem["relations"][number]["to"]>

async function loadRelated(container: MedusaContainer, items: ItemGraph[]): Promise<Map<string, Related>> {
  const ids = items.flatMap((item) => item.relations.map((relation) => relation.to_id))
  if (ids.length === 0) return new Map()
  const rows = await select<Related>(
    container,
    `select i.id, p.title, i.media_type from media_item i join product p on p.id = i.product_id where i.id = any(?)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createMediaItemsWorkflow, linksOf } from "../../src/workflows/catalog/create-items"
import { createItemSchema } from "../../src/modules/catalog/domain/schemas"
import { externalId, groupKey, intoWaves, toItemBody, type DemoEntry } from "./entries"
import { removeLeftovers } from "./leftovers"
import { say } from "./progress"
import type { Delivery } from "./delivery"
import type { Shop } from "./shop"

const BATCH = 40

/** What is in the catalogue already. */
interface Known {
  rows: KnownRow[]
  itemIds: Map<string, string>
  groupIds: Map<string, string>
}

/**
 * Creates the releases that are missing, through the same workflow as the admin API. What was created by an earlier
 * run is recognised by its external id. Returns how many were created.
 */
export async function ensureCatalogue(
  container: MedusaContainer,
  entries: readonly DemoEntry[],
  shop: Shop,
  delivery: Delivery,
): Promise<number> {
  const known = await readKnown(container, entries)
  await repairLinks(container, known.rows)
  const missing = entries.filter((entry) => !known.itemIds.has(entry.ref))
  let done = entries.length - missing.length
  for (const wave of intoWaves(missing)) {
    for (let start = 0; start < wave.length; start += BATCH) {
      const batch = wave.slice(start, start + BATCH)
      await createBatch(container, batch, known, shop, delivery)
      done += batch.length
      say(`${done} of ${entries.length} items`)
    }
  }
  return missing.length
}

async function createBatch(
  container: MedusaContainer,
  batch: readonly DemoEntry[],
  known: Known,
  shop: Shop,
  delivery: Delivery,
): Promise<void> {
  await removeLeftovers(container, batch)
  const context = { ...known, salesChannelId: shop.salesChannelId, shippingProfileId: delivery.shippingProfileId }
  const items = batch.map((entry) => createItemSchema.parse(toItemBody(entry, context)))
  await createMediaItemsWorkflow(container).run({ input: { items, actor: { type: "system", id: "seed" } } })
  const fresh = await readKnown(container, batch)
  for (const [ref, id] of fresh.itemIds) known.itemIds.set(ref, id)
  for (const [key, id] of fresh.groupIds) known.groupIds.set(key, id)
}

const KNOWN_FIELDS = [
  "id",
  "external_id",
  "product_id",
  "title_group.id",
  "title_group.kind",
  "title_group.title",
  "offers.id",
  "offers.variant_id",
  "product.id",
  "offers.product_variant.id",
]

interface KnownRow {
  id: string
  external_id: string
  product_id: string
  title_group?: { id: string; kind: string; title: string }
  offers: { id: string; variant_id: string; product_variant?: { id: string } | null }[]
  product?: { id: string } | null
}

async function readKnown(container: MedusaContainer, entries: readonly DemoEntry[]): Promise<Known> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const refs = new Map(entries.map((entry) => [externalId(entry.ref), entry.ref]))
  const { data } = await query.graph({
    entity: "media_item",
    fields: KNOWN_FIELDS,
    filters: { external_id: [...refs.keys()] },
    pagination: { take: refs.size, skip: 0 },
  })
  const known: Known = { rows: data as unknown as KnownRow[], itemIds: new Map(), groupIds: new Map() }
  for (const item of known.rows) {
    const ref = refs.get(item.external_id)
    if (ref !== undefined) known.itemIds.set(ref, item.id)
    if (item.title_group) known.groupIds.set(groupKey(item.title_group), item.title_group.id)
  }
  return known
}

/** A kill between the items and their links leaves items that no product leads to: the missing links are made. */
async function repairLinks(container: MedusaContainer, rows: readonly KnownRow[]): Promise<void> {
  const missing = rows.flatMap((row) => {
    const [toProduct, ...toVariants] = linksOf([row])
    const offers = toVariants.filter((_, index) => !row.offers[index]?.product_variant)
    return toProduct && !row.product ? [toProduct, ...offers] : offers
  })
  if (missing.length > 0) await container.resolve(ContainerRegistrationKeys.LINK).create(missing)
}

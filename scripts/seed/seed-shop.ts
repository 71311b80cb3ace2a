import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { updateStoresWorkflow } from "@medusajs/medusa/core-flows"
import type MediaCatalogService from "../../src/modules/catalog/service"
import { ensureCatalogue } from "./catalogue"
import { ensureNativeNames } from "./contributors"
import { writeCovers } from "./covers"
import { ensureDelivery } from "./delivery"
import { externalId, readContributors, type DemoEntry } from "./entries"
import { say } from "./progress"
import { ensureRental } from "./rental"
import { readRental } from "./rental-data"
import { ensureShop, findPublishableKey } from "./shop"
import { ensureStock } from "./stock"
import { ensureTags } from "./tags"
import { readTags } from "./tags-data"

export interface SeedInput {
  entries: readonly DemoEntry[]
  /** The folder whose `static` is served; covers are written there. */
  root: string
  version: string
}

export interface SeedOutcome {
  publishableKey: string | null
  /** `false` when the database held somebody's shop and nothing was added. */
  seeded: boolean
  counts: { items: number; created: number; covers: number; stocked: number; copies: number; tags: number }
}

/** Key of the store's metadata that says which seed this shop has had. */
const MARK = "media_demo_seed"

/** Brings the shop to the demo's state, or leaves somebody else's shop alone. */
export async function seedShop(container: MedusaContainer, input: SeedInput): Promise<SeedOutcome> {
  const counts = { items: input.entries.length, created: 0, covers: 0, stocked: 0, copies: 0, tags: 0 }
  if (await holdsOtherProducts(container, input.entries)) {
    say("this database already holds a shop, left alone")
    await markStore(container, input.version)
    return { publishableKey: (await findPublishableKey(container))?.token ?? null, seeded: false, counts }
  }
  const shop = await ensureShop(container)
  const delivery = await ensureDelivery(container, shop)
  say("store, regions, taxes and delivery ready")
  counts.covers = writeCovers(input.entries, input.root)
  if (counts.covers > 0) say(`${counts.covers} covers drawn`)
  await container.resolve<MediaCatalogService>("mediaCatalog").syncRegistry()
  await ensureNativeNames(container, readContributors())
  counts.created = await ensureCatalogue(container, input.entries, shop, delivery)
  counts.stocked = await ensureStock(container, input.entries, delivery.locationId)
  if (counts.stocked > 0) say(`${counts.stocked} offers stocked`)
  counts.copies = await ensureRental(container, readRental(), delivery.locationId)
  if (counts.copies > 0) say(`${counts.copies} copies for rent`)
  counts.tags = await ensureTags(container, readTags(), { entries: input.entries, locationId: delivery.locationId })
  if (counts.tags > 0) say(`${counts.tags} tags for genuine copies`)
  await markStore(container, input.version)
  say(
    counts.created + counts.stocked + counts.copies + counts.tags === 0
      ? "already complete"
      : `${counts.items} items, done`,
  )
  return { publishableKey: shop.publishableKey, seeded: true, counts }
}

/**
 * `true` in a merchant's shop: it has products, none of the demo's releases, and so the demo has no place in it. A demo
 * shop to which somebody added products is still ours to complete.
 */
async function holdsOtherProducts(container: MedusaContainer, entries: readonly DemoEntry[]): Promise<boolean> {
  const handles = entries.map((entry) => entry.product.handle ?? entry.ref)
  const others = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle: { $nin: handles } }, { take: 1, select: ["id"] })
  if (others.length === 0) return false
  const ours = await container
    .resolve<MediaCatalogService>("mediaCatalog")
    .listMediaItems({ external_id: entries.map(({ ref }) => externalId(ref)) }, { take: 1, select: ["id"] })
  return ours.length === 0
}

/** Written last: `npm start` skips the seed while the mark fits the demo's files. */
async function markStore(container: MedusaContainer, version: string): Promise<void> {
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1, order: { created_at: "ASC" } })
  if (!store || store.metadata?.[MARK] === version) return
  await updateStoresWorkflow(container).run({
    input: { selector: { id: store.id }, update: { metadata: { ...store.metadata, [MARK]: version } } },
  })
}

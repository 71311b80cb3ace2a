import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"
import type { DemoEntry } from "./entries"

const BATCH = 100

/**
 * Puts the pieces of every offer on the shelf, once: an offer that has a level at this location keeps it, so that a
 * later run never undoes what was sold.
 */
export async function ensureStock(
  container: MedusaContainer,
  entries: readonly DemoEntry[],
  locationId: string,
): Promise<number> {
  const pieces = new Map<string, number>()
  for (const offer of entries.flatMap((entry) => entry.offers)) {
    if (offer.sku && offer.stock !== undefined) pieces.set(offer.sku, offer.stock)
  }
  const skus = [...pieces.keys()]
  let created = 0
  for (let start = 0; start < skus.length; start += BATCH) {
    created += await stockOf(container, skus.slice(start, start + BATCH), pieces, locationId)
  }
  return created
}

async function stockOf(
  container: MedusaContainer,
  skus: string[],
  pieces: ReadonlyMap<string, number>,
  locationId: string,
): Promise<number> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["sku", "inventory_items.inventory.id", "inventory_items.inventory.location_levels.location_id"],
    filters: { sku: skus },
    pagination: { take: skus.length, skip: 0 },
  })
  const levels = data.flatMap((variant) => {
    const inventory = variant.inventory_items?.[0]?.inventory
    const shelved = inventory?.location_levels?.some(
      (level: { location_id?: string } | null) => level?.location_id === locationId,
    )
    if (!inventory || shelved || !variant.sku) return []
    const stocked_quantity = pieces.get(variant.sku) ?? 0
    return [{ inventory_item_id: inventory.id, location_id: locationId, stocked_quantity }]
  })
  if (levels.length === 0) return 0
  await createInventoryLevelsWorkflow(container).run({ input: { inventory_levels: levels } })
  return levels.length
}

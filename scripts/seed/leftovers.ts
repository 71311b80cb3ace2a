import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { deleteProductsWorkflow } from "@medusajs/medusa/core-flows"
import type { DemoEntry } from "./entries"

/**
 * A kill in the middle of a batch can leave a product without its media item, or an inventory item without a variant.
 * Both would be in the way of the next try (handles and SKUs are unique), so they go before the batch is repeated.
 */
export async function removeLeftovers(container: MedusaContainer, entries: readonly DemoEntry[]): Promise<void> {
  const products = container.resolve(Modules.PRODUCT)
  const handles = entries.map((entry) => entry.product.handle ?? entry.ref)
  const halfMade = await products.listProducts({ handle: handles }, { take: handles.length, select: ["id"] })
  if (halfMade.length > 0) {
    await deleteProductsWorkflow(container).run({ input: { ids: halfMade.map(({ id }) => id) } })
  }
  await removeInventory(container, entries)
}

async function removeInventory(container: MedusaContainer, entries: readonly DemoEntry[]): Promise<void> {
  const skus = entries.flatMap((entry) => entry.offers.flatMap(({ sku }) => (sku ? [sku] : [])))
  const inventory = container.resolve(Modules.INVENTORY)
  const orphans = await inventory.listInventoryItems({ sku: skus }, { take: skus.length, select: ["id"] })
  if (orphans.length === 0) return
  const ids = orphans.map(({ id }) => id)
  await inventory.deleteInventoryItems(ids)
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.delete({ [Modules.INVENTORY]: { inventory_item_id: ids } })
}

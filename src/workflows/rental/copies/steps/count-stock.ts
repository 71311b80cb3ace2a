import type { IInventoryService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"

export interface CountStockInput {
  inventory_item_id: string
  location_id: string
}

/**
 * One more of an inventory item at a location, which need not have had any. The compensation takes one away, whatever
 * others have counted in between.
 */
export const countStockStep = createStep(
  "media-rental-count-stock",
  async ({ inventory_item_id, location_id }: CountStockInput, { container }) => {
    const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
    const [level] = await inventory.listInventoryLevels({ inventory_item_id, location_id }, { take: 1 })
    if (!level) await openLevel(inventory, { inventory_item_id, location_id })
    await inventory.adjustInventory(inventory_item_id, location_id, 1)
    return new StepResponse(null, { inventory_item_id, location_id })
  },
  async (counted, { container }) => {
    if (!counted) return
    const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
    await inventory.adjustInventory(counted.inventory_item_id, counted.location_id, -1)
  },
)

/** Somebody may open the same level at this moment; then theirs will do. */
async function openLevel(inventory: IInventoryService, level: CountStockInput): Promise<void> {
  try {
    await inventory.createInventoryLevels([{ ...level, stocked_quantity: 0 }])
  } catch (error) {
    const [other] = await inventory.listInventoryLevels({ ...level }, { take: 1 })
    if (!other) throw error
  }
}

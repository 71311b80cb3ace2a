import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../../../lib/errors"
import { select } from "../../../lib/sql"

interface SaleVariant {
  sale_variant_id: string | null
  variant_id: string | null
  manage_inventory: boolean | null
  /** As what the catalogue offers it. */
  condition: string | null
  inventory_item_ids: string[]
}

/**
 * Where an ex-rental copy will be counted: the inventory item of the variant the offer's copies are sold as, which must
 * not be one sold as new. Reads only.
 *
 * @throws 404 `media_rental_unit_not_found`, 400 `media_rental_no_sale_variant`
 */
export const checkSaleStep = createStep("media-rental-check-sale", async ({ id }: { id: string }, { container }) => {
  const [found] = await select<SaleVariant>(
    container,
    `select f.sale_variant_id, v.id as variant_id, v.manage_inventory, mo.condition,
            array(select i.inventory_item_id from product_variant_inventory_item i
                   where i.variant_id = v.id and i.deleted_at is null order by i.inventory_item_id) as inventory_item_ids
       from media_rental_unit u join media_rental_offer f on f.id = u.offer_id
       left join product_variant v on v.id = f.sale_variant_id and v.deleted_at is null
       left join media_offer mo on mo.variant_id = v.id and mo.deleted_at is null
      where u.id = ? and u.deleted_at is null`,
    [id],
  )
  if (!found) throw new MediaError("not_found", "media_rental_unit_not_found", `rental copy ${id} does not exist`)
  return new StepResponse({ inventory_item_id: inventoryItemOf(found) })
})

function inventoryItemOf(sale: SaleVariant): string {
  const { sale_variant_id, variant_id, manage_inventory, condition, inventory_item_ids } = sale
  if (sale_variant_id === null) throw refused("the offer names no variant its copies are sold as; set sale_variant_id")
  if (variant_id === null) throw refused(`sale_variant_id: variant ${sale_variant_id} does not exist any more`)
  if (condition === "new") throw refused(`sale_variant_id: variant ${sale_variant_id} is sold as new, a copy is not`)
  if (!manage_inventory) throw refused(`sale_variant_id: variant ${sale_variant_id} does not count its stock`)
  const [item, ...more] = inventory_item_ids
  if (item !== undefined && more.length === 0) return item
  throw refused(`sale_variant_id: variant ${sale_variant_id} has ${inventory_item_ids.length} inventory items, not one`)
}

function refused(message: string): MediaError {
  return new MediaError("invalid_data", "media_rental_no_sale_variant", message)
}

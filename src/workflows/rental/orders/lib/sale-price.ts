import type { IPricingModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { RentalOrder } from "../../../../modules/rental/actions/orders"
import { formatMoney } from "../../../../modules/rental/domain/money"
import { select } from "../../../lib/sql"

/**
 * Price of the variant a copy of the title is sold as, in the rental's currency and the region of its order; `null` when
 * there is none.
 */
export async function salePriceOf(
  container: MedusaContainer,
  { variant_id, order_id, currency_code }: Pick<RentalOrder, "variant_id" | "order_id" | "currency_code">,
): Promise<string | null> {
  const [sale] = await select<{ price_set_id: string; region_id: string | null }>(
    container,
    `select link.price_set_id, (select region_id from "order" where id = ?) as region_id
     from media_rental_offer f
     join product_variant v on v.id = f.sale_variant_id and v.deleted_at is null
     join product_variant_price_set link on link.variant_id = v.id and link.deleted_at is null
     where f.variant_id = ? and f.deleted_at is null`,
    [order_id, variant_id],
  )
  if (!sale) return null
  const pricing = container.resolve<IPricingModuleService>(Modules.PRICING)
  const [price] = await pricing.calculatePrices(
    { id: [sale.price_set_id] },
    { context: { currency_code, ...(sale.region_id ? { region_id: sale.region_id } : {}) } },
  )
  return price?.calculated_amount == null ? null : formatMoney(Number(price.calculated_amount), currency_code)
}

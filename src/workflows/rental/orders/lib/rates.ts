import type { MedusaContainer } from "@medusajs/framework/types"
import type { CurrentRates, RentalOrder } from "../../../../modules/rental/actions/orders"
import { select } from "../../../lib/sql"
import { rentalContext, type RentalContext } from "../../readers/rental-context"
import { factorOf, orderMoney, type TaxFactor } from "../../settlement/order-money"

type Rented = Pick<RentalOrder, "variant_id" | "customer_id" | "order_id" | "order_line_id">

/** What the title costs this customer today; a title that is not rented out any more costs nothing that could be named. */
export async function currentRates(container: MedusaContainer, rental: Rented): Promise<CurrentRates> {
  const { variant_id, customer_id } = rental
  const contexts = await rentalContext(container, { variant_ids: [variant_id], customer_id })
  return ratesOf(contexts.get(variant_id), await rentFactor(container, rental))
}

export function ratesOf(context: RentalContext | undefined, rent_factor: TaxFactor | null = null): CurrentRates {
  return {
    tiers: context?.tiers ?? [],
    price_bounds: context?.plan?.price_bounds ?? null,
    max_days: context?.plan?.max_days ?? null,
    group_ids: context?.group_ids ?? [],
    rent_factor,
  }
}

/** Where the shop's prices are with tax, the ledger's rent, which is without, is no match for today's price. */
async function rentFactor(
  container: MedusaContainer,
  { order_id, order_line_id }: Pick<Rented, "order_id" | "order_line_id">,
): Promise<TaxFactor | null> {
  if (order_id === null || order_line_id === null) return null
  const [line] = await select<{ is_tax_inclusive: boolean }>(
    container,
    `select is_tax_inclusive from order_line_item where id = ?`,
    [order_line_id],
  )
  if (!line?.is_tax_inclusive) return null
  const order = await orderMoney(container, order_id)
  return order && factorOf(order, order_line_id)
}

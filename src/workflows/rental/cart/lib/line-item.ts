import type { MedusaContainer } from "@medusajs/framework/types"
import type { BoundLine } from "../../../../modules/rental/actions/cart"
import { select } from "../../../lib/sql"
import { DEPOSIT_FLAG, LINE_FLAG, type CartFacts } from "./cart-facts"

/** A line as Medusa's `addToCartWorkflow` takes it. */
export interface LineItemInput {
  variant_id?: string
  title?: string
  quantity: number
  unit_price: number
  is_tax_inclusive: boolean
  requires_shipping: boolean
  is_discountable?: boolean
  product_type_id?: string
  product_type?: string
  metadata: Record<string, unknown>
}

/** Product type of deposit lines; every tax region has a rate of nothing for it. */
export const DEPOSIT_TYPE = "media-deposit"

/** The cart's own line for a bound row. Its metadata keep it apart from others and are trusted for nothing else. */
export function rentalItem(line: BoundLine, isTaxInclusive: boolean): LineItemInput {
  return {
    variant_id: line.variant_id,
    quantity: line.quantity,
    unit_price: Number(line.unit_price),
    is_tax_inclusive: isTaxInclusive,
    requires_shipping: line.fulfilment === "ship",
    metadata: { [LINE_FLAG]: line.id },
  }
}

/** The one deposit line of a cart: no variant, no discount, no shipping, no tax. */
export function depositItem(total: string, { typeId, locale }: { typeId: string; locale: string | null }) {
  return {
    title: /^zh/i.test(locale ?? "") ? "可退押金" : "Refundable deposit",
    quantity: 1,
    unit_price: Number(total),
    is_tax_inclusive: false,
    requires_shipping: false,
    is_discountable: false,
    product_type_id: typeId,
    product_type: DEPOSIT_TYPE,
    metadata: { [DEPOSIT_FLAG]: true },
  } satisfies LineItemInput
}

/**
 * Whether prices of the cart include tax. Medusa knows it of a variant's calculated price only, and a rental has none:
 * the region's preference, else the currency's.
 */
export async function taxInclusive(
  container: MedusaContainer,
  cart: Pick<CartFacts, "region_id" | "currency_code">,
): Promise<boolean> {
  const [preference] = await select<{ is_tax_inclusive: boolean }>(
    container,
    `select is_tax_inclusive from price_preference
      where deleted_at is null
        and ((attribute = 'region_id' and value = ?) or (attribute = 'currency_code' and value = ?))
      order by attribute = 'region_id' desc limit 1`,
    [cart.region_id ?? "", cart.currency_code],
  )
  return preference?.is_tax_inclusive ?? false
}

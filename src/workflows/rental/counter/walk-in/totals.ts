import type { ITaxModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules, decorateCartTotals } from "@medusajs/framework/utils"
import { formatMoney } from "../../../../modules/rental/domain/money"
import type { WalkInShop } from "./shop"

/** A line of the order that is to be made. */
export interface WalkInItem {
  variant_id?: string
  title: string
  quantity: number
  unit_price: number
  is_tax_inclusive: boolean
  requires_shipping: boolean
  is_discountable?: boolean
  product_id?: string | undefined
  product_type?: string | undefined
  product_type_id?: string | undefined
  metadata: Record<string, unknown>
}

export interface WalkInTotals {
  total: string
  tax: string
  /** Of each item, before tax, whether its price includes it or not. */
  net: string[]
}

/**
 * What the shop order will come to, worked out with Medusa's own taxes and totals before there is an order.
 */
export async function walkInTotals(
  container: MedusaContainer,
  shop: WalkInShop,
  items: readonly WalkInItem[],
): Promise<WalkInTotals> {
  const rates = await taxRates(container, shop, items)
  const lines = items.map((item, index) => ({
    ...item,
    id: idOf(index),
    adjustments: [],
    tax_lines: rates.get(idOf(index)) ?? [],
  }))
  const totals = decorateCartTotals({ currency_code: shop.currency_code, items: lines } as never)
  const money = (amount: unknown) => formatMoney(Number(amount), shop.currency_code)
  const decorated = (totals as unknown as { items: { subtotal: unknown }[] }).items
  return {
    total: money(totals.total),
    tax: money(totals.tax_total),
    net: decorated.map(({ subtotal }) => money(subtotal)),
  }
}

const idOf = (index: number) => `walk_in_${index}`

async function taxRates(container: MedusaContainer, shop: WalkInShop, items: readonly WalkInItem[]) {
  const rates = new Map<string, { rate: number; code: string | null }[]>()
  if (!shop.automatic_taxes || !shop.address) return rates
  const { country_code, province, city, postal_code, address_1 } = shop.address
  const lines = await container.resolve<ITaxModuleService>(Modules.TAX).getTaxLines(
    items.map((item, index) => ({
      id: idOf(index),
      product_id: item.product_id ?? "",
      product_type_id: item.product_type_id ?? "",
      quantity: item.quantity,
      unit_price: item.unit_price,
      currency_code: shop.currency_code,
    })),
    {
      address: { country_code, ...given({ province_code: province, city, postal_code, address_1 }) },
      customer: { id: shop.customer.id, email: shop.customer.email ?? "", customer_groups: [] },
    },
  )
  for (const line of lines) {
    if (!("line_item_id" in line)) continue
    const known = rates.get(line.line_item_id) ?? []
    rates.set(line.line_item_id, [...known, { rate: line.rate ?? 0, code: line.code }])
  }
  return rates
}

const given = (fields: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null))

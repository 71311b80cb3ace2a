import { currencyDecimals } from "../../../modules/catalog/domain/grading"
import type {
  CalculatedPriceSet,
  IPricingModuleService,
  ITaxModuleService,
  ItemTaxLineDTO,
  MedusaContainer,
} from "@medusajs/framework/types"
import { MathBN, Modules, calculateAmountsWithTax } from "@medusajs/framework/utils"
import type { PriceContext } from "./store-context"

/** A price as the store answers it: decimal strings with the currency's own decimals. */
export interface StorePrice {
  currency_code: string
  amount: string
  /** `true` when the item has a dearer offer too. */
  from: boolean
  /** The price before a sale, when it differs. */
  original_amount?: string
  /** Present when the region taxes automatically and `country_code` was sent. */
  amount_with_tax?: string
  amount_without_tax?: string
}

/** What a price is calculated for. */
export interface Priceable {
  variant_id: string
  price_set_id: string | null
  product_id: string
  product_type_id: string | null
}

/**
 * Medusa's own calculated prices by variant: price lists, customer groups, region rules and, where the country is
 * known, tax. One call of the pricing module for all variants, whatever their number.
 */
export async function calculatedPrices(
  container: MedusaContainer,
  context: PriceContext | null,
  priceables: readonly Priceable[],
): Promise<Map<string, StorePrice>> {
  const priced = priceables.filter((p) => p.price_set_id !== null)
  if (!context || priced.length === 0) return new Map()
  const sets = await pricing(container).calculatePrices(
    { id: [...new Set(priced.map((p) => p.price_set_id as string))] },
    { context: pricingContext(context) },
  )
  const bySet = new Map(sets.map((set) => [set.id, set]))
  const taxes = await taxLines(container, context, priced, bySet)
  const result = new Map<string, StorePrice>()
  for (const priceable of priced) {
    const set = bySet.get(priceable.price_set_id as string)
    if (set?.calculated_amount == null) continue
    result.set(priceable.variant_id, storePrice(context, set, taxes?.get(priceable.variant_id)))
  }
  return result
}

const pricing = (container: MedusaContainer): IPricingModuleService => container.resolve(Modules.PRICING)

/**
 * The same context as Medusa's store routes give, so that both answer the same price. Its declared type knows only
 * flat values, yet the groups have to be nested: the rules are matched on `customer.groups.id`.
 */
function pricingContext(context: PriceContext): Record<string, string | number> {
  const groups = context.customerGroupIds
  const nested = {
    currency_code: context.currencyCode,
    ...(context.regionId ? { region_id: context.regionId } : {}),
    ...(groups.length ? { customer: { groups: groups.map((id) => ({ id })) } } : {}),
  }
  return nested as unknown as Record<string, string | number>
}

async function taxLines(
  container: MedusaContainer,
  context: PriceContext,
  priceables: readonly Priceable[],
  sets: ReadonlyMap<string, CalculatedPriceSet>,
): Promise<Map<string, ItemTaxLineDTO[]> | null> {
  if (!context.taxCountryCode) return null
  const items = priceables.flatMap((p) => {
    const amount = sets.get(p.price_set_id as string)?.calculated_amount
    if (amount == null) return []
    return [
      {
        id: p.variant_id,
        product_id: p.product_id,
        ...(p.product_type_id ? { product_type_id: p.product_type_id } : {}),
        quantity: 1,
        unit_price: amount,
        currency_code: context.currencyCode,
      },
    ]
  })
  const lines = (await container
    .resolve<ITaxModuleService>(Modules.TAX)
    .getTaxLines(items, { address: { country_code: context.taxCountryCode } })) as ItemTaxLineDTO[]
  const byVariant = new Map<string, ItemTaxLineDTO[]>(items.map((item) => [item.id, []]))
  for (const line of lines) byVariant.get(line.line_item_id)?.push(line)
  return byVariant
}

function storePrice(context: PriceContext, set: CalculatedPriceSet, taxes: ItemTaxLineDTO[] | undefined): StorePrice {
  const amount = set.calculated_amount ?? 0
  const price: StorePrice = {
    currency_code: context.currencyCode,
    amount: formatAmount(amount, context.currencyCode),
    from: false,
  }
  if (set.original_amount != null && !MathBN.eq(set.original_amount, amount)) {
    price.original_amount = formatAmount(set.original_amount, context.currencyCode)
  }
  if (taxes) {
    const { priceWithTax, priceWithoutTax } = calculateAmountsWithTax({
      taxLines: taxes,
      amount: Number(amount),
      includesTax: set.is_calculated_price_tax_inclusive ?? false,
    })
    price.amount_with_tax = formatAmount(priceWithTax, context.currencyCode)
    price.amount_without_tax = formatAmount(priceWithoutTax, context.currencyCode)
  }
  return price
}

/** `12.5` in USD → `"12.50"`. Amounts finer than the currency are rounded half up, as Medusa's totals are. */
export function formatAmount(amount: Parameters<typeof MathBN.convert>[0], currencyCode: string): string {
  return MathBN.convert(amount).toFixed(currencyDecimals(currencyCode))
}

/** The lowest of an item's prices; `from` tells that another offer costs more. */
export function lowestPrice(prices: readonly StorePrice[]): StorePrice | null {
  const [first, ...rest] = prices
  if (!first) return null
  const lowest = rest.reduce((best, price) => (Number(price.amount) < Number(best.amount) ? price : best), first)
  return { ...lowest, from: prices.some((price) => price.amount !== lowest.amount) }
}

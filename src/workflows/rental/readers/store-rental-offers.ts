import type { MedusaContainer } from "@medusajs/framework/types"
import { depositOf } from "../../../modules/rental/domain/deposit"
import { IN_SERVICE_STATUSES, type CopiesLabel, type DepositMode } from "../../../modules/rental/domain/enums"
import { amountIn, compareMoney, formatMoney } from "../../../modules/rental/domain/money"
import { localDateOf } from "../../../modules/rental/domain/shop-time"
import { select } from "../../lib/sql"
import { resolveBaseCurrency } from "../../system/base-currency"
import { currencyOf, type StoreCaller } from "./quotes"
import { rentalContext, type RentalContext } from "./rental-context"

export interface StoreOffersRequest {
  product_id?: string | undefined
  region_id?: string | undefined
  currency_code?: string | undefined
  limit: number
  offset: number
}

/** A title as a storefront lists it. */
export interface StoreRentalOffer {
  variant_id: string
  product_id: string
  title: string
  media_type: string
  min_days: number | null
  max_days: number | null
  from_price: { amount: string; currency_code: string; days: number } | null
  deposit: { mode: DepositMode; amount: string; currency_code: string }
  min_age: number | null
  rentable_from: string | null
  copies_label: CopiesLabel
}

/** From this many copies on a title has many. */
const MANY_COPIES = 4

/** What can be rented in the caller's channels, by product and variant. */
export async function storeRentalOffers(
  container: MedusaContainer,
  caller: StoreCaller,
  request: StoreOffersRequest,
  now: Date = new Date(),
): Promise<{ offers: StoreRentalOffer[]; count: number }> {
  const currency = await currencyFor(container, request)
  const page = await offerPage(container, caller, request)
  const variantIds = page.map((row) => row.variant_id)
  const [contexts, copies] = await Promise.all([
    rentalContext(container, { ...caller, variant_ids: variantIds }),
    copiesOf(container, variantIds),
  ])
  const offers = variantIds.flatMap((id) => {
    const context = contexts.get(id)
    return context ? [view(context, { copies: copies.get(id) ?? 0, currency, now })] : []
  })
  return { offers, count: page[0]?.count ?? (await countBehind(container, caller, request)) }
}

async function currencyFor(container: MedusaContainer, request: StoreOffersRequest): Promise<string> {
  if (request.region_id !== undefined || request.currency_code !== undefined) return currencyOf(container, request)
  return (await resolveBaseCurrency(container)) ?? "usd"
}

interface OfferRow {
  variant_id: string
  count: number
}

async function offerPage(
  container: MedusaContainer,
  { sales_channel_ids }: StoreCaller,
  { product_id, limit, offset }: Pick<StoreOffersRequest, "product_id" | "limit" | "offset">,
): Promise<OfferRow[]> {
  return select<OfferRow>(
    container,
    `select o.variant_id, count(*) over ()::int as count
       from media_rental_offer o
       join product_variant v on v.id = o.variant_id and v.deleted_at is null
       join product p on p.id = v.product_id and p.deleted_at is null and p.status = 'published'
      where o.deleted_at is null and o.enabled and (?::text is null or p.id = ?)
        and exists (select 1 from product_sales_channel psc
              where psc.product_id = p.id and psc.deleted_at is null and psc.sales_channel_id = any(?::text[]))
      order by p.id, o.variant_id limit ? offset ?`,
    [product_id ?? null, product_id ?? null, sales_channel_ids, limit, offset],
  )
}

/** A page behind the last one is empty; the count is still the whole. */
async function countBehind(
  container: MedusaContainer,
  caller: StoreCaller,
  request: StoreOffersRequest,
): Promise<number> {
  if (request.offset === 0) return 0
  const [first] = await offerPage(container, caller, { product_id: request.product_id, limit: 1, offset: 0 })
  return first?.count ?? 0
}

/** Copies in service, lent out or not. */
async function copiesOf(container: MedusaContainer, variantIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await select<{ variant_id: string; count: number }>(
    container,
    `select variant_id, count(*)::int as count from media_rental_unit
      where variant_id = any(?::text[]) and deleted_at is null and status = any(?::text[]) group by variant_id`,
    [variantIds, IN_SERVICE_STATUSES],
  )
  return new Map(rows.map((row) => [row.variant_id, row.count]))
}

function view(
  context: RentalContext,
  { copies, currency, now }: { copies: number; currency: string; now: Date },
): StoreRentalOffer {
  const { offer, plan, terms, member, min_age } = context
  const replacement_value = amountIn(offer.replacement_value, currency) ?? formatMoney("0", currency)
  const waived = member?.deposit_waived ?? false
  return {
    variant_id: offer.variant_id,
    product_id: offer.product_id,
    title: offer.title,
    media_type: offer.media_type,
    min_days: plan?.min_days ?? null,
    max_days: plan?.max_days ?? null,
    from_price: fromPrice(context, currency, now),
    deposit: { ...depositOf({ terms, replacement_value, currency_code: currency, waived }), currency_code: currency },
    min_age,
    rentable_from: offer.rentable_from,
    copies_label: copies === 0 ? "none" : copies < MANY_COPIES ? "few" : "many",
  }
}

/** The cheapest tier the caller may have from today on, raised to the plan's least price. */
function fromPrice(
  { plan, tiers, group_ids, calendar }: RentalContext,
  currency: string,
  now: Date,
): StoreRentalOffer["from_price"] {
  if (!plan?.active) return null
  const today = localDateOf(now, calendar.tz)
  const usable = tiers.filter(
    (tier) =>
      tier.currency_code.toLowerCase() === currency &&
      (tier.customer_group_id === null || group_ids.includes(tier.customer_group_id)) &&
      (tier.valid_to === null || tier.valid_to > today),
  )
  const [first, ...rest] = usable
  if (!first) return null
  const best = rest.reduce((least, tier) => (compareMoney(tier.amount, least.amount) < 0 ? tier : least), first)
  const min = plan.price_bounds?.[currency]?.min
  const amount = min !== undefined && compareMoney(best.amount, min) < 0 ? min : best.amount
  return { amount: formatMoney(amount, currency), currency_code: currency, days: best.days }
}

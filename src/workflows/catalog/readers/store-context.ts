import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError, invalid } from "../../../lib/errors"
import { allOf, fragment, select, type Fragment } from "../../lib/sql"

/** How the age gate stands for one caller; the route reads the settings and passes them in. */
export interface AgeGate {
  mode: "off" | "blur" | "hide"
  /** From this minimum age on the gate applies. */
  minAge: number
  /** Schemes that count; empty means all. */
  schemes: readonly string[]
  /** The storefront states that the visitor confirmed their age. */
  confirmed: boolean
}

/** Currency, region and customer a price is calculated for. */
export interface PriceContext {
  currencyCode: string
  regionId: string | null
  customerGroupIds: readonly string[]
  /** Set when the region taxes automatically and the country is known: amounts with and without tax are added. */
  taxCountryCode: string | null
}

/** Everything about a caller that decides what the store shows: channels, prices, age gate, language. */
export interface StoreContext {
  salesChannelIds: readonly string[]
  price: PriceContext | null
  countryCode: string | null
  locale: string | null
  gate: AgeGate
}

/** What a store request says about itself, before it is checked. */
export interface StoreContextInput {
  salesChannelIds: readonly string[]
  regionId?: string | undefined
  currencyCode?: string | undefined
  countryCode?: string | undefined
  customerId?: string | undefined
  locale?: string | undefined
  gate: AgeGate
}

/**
 * Checks region and currency and collects what prices depend on.
 * @throws 400 `media_sales_channel_required` for a key without channels, `media_search_param` for an unknown region
 * or a currency that is not the region's.
 */
export async function storeContext(container: MedusaContainer, input: StoreContextInput): Promise<StoreContext> {
  if (input.salesChannelIds.length === 0) {
    throw new MediaError(
      "invalid_data",
      "media_sales_channel_required",
      "the publishable API key has no sales channel, so there is nothing it can show",
    )
  }
  return {
    salesChannelIds: input.salesChannelIds,
    price: await priceContext(container, input),
    countryCode: input.countryCode ?? null,
    locale: input.locale ?? null,
    gate: input.gate,
  }
}

async function priceContext(container: MedusaContainer, input: StoreContextInput): Promise<PriceContext | null> {
  if (!input.regionId && !input.currencyCode) return null
  const [region, customerGroupIds] = await Promise.all([
    input.regionId ? findRegion(container, input.regionId, input.currencyCode) : null,
    input.customerId ? customerGroups(container, input.customerId) : [],
  ])
  if (!region) return withCurrency(container, input.currencyCode ?? "", customerGroupIds)
  return {
    currencyCode: region.currency_code,
    regionId: region.id,
    customerGroupIds,
    taxCountryCode: region.automatic_taxes ? (input.countryCode ?? null) : null,
  }
}

interface RegionRow {
  id: string
  currency_code: string
  automatic_taxes: boolean
}

async function findRegion(container: MedusaContainer, id: string, currencyCode?: string): Promise<RegionRow> {
  const [region] = await select<RegionRow>(
    container,
    "select id, lower(currency_code) as currency_code, automatic_taxes from region where id = ? and deleted_at is null",
    [id],
  )
  if (!region) throw badParameter("region_id", `region ${id} does not exist`)
  if (currencyCode && currencyCode !== region.currency_code) {
    throw badParameter("currency_code", `${currencyCode} is not the currency of region ${id} (${region.currency_code})`)
  }
  return region
}

async function withCurrency(
  container: MedusaContainer,
  code: string,
  customerGroupIds: readonly string[],
): Promise<PriceContext> {
  const [currency] = await select<{ code: string }>(
    container,
    "select code from currency where code = ? and deleted_at is null",
    [code],
  )
  if (!currency) throw badParameter("currency_code", `currency ${code} does not exist`)
  return { currencyCode: code, regionId: null, customerGroupIds, taxCountryCode: null }
}

async function customerGroups(container: MedusaContainer, customerId: string): Promise<string[]> {
  const rows = await select<{ id: string }>(
    container,
    `select customer_group_id as id from customer_group_customer
      where customer_id = ? and deleted_at is null order by customer_group_id limit 1000`,
    [customerId],
  )
  return rows.map((row) => row.id)
}

/** A 400 about one query parameter. */
export function badParameter(name: string, message: string, code = "media_search_param"): MediaError {
  return invalid([{ path: name, code, message }])
}

/**
 * What the caller may see of `media_item mi join product p`: published, not deleted, in one of the key's channels,
 * and not hidden by the age gate.
 */
export function visible(context: StoreContext): Fragment {
  return allOf([
    fragment("mi.deleted_at is null and p.deleted_at is null and p.status = 'published'"),
    fragment(
      `exists (select 1 from product_sales_channel psc
        where psc.product_id = p.id and psc.deleted_at is null and psc.sales_channel_id = any(?))`,
      context.salesChannelIds,
    ),
    ...hiddenByAge(context.gate),
  ])
}

function hiddenByAge(gate: AgeGate): Fragment[] {
  if (gate.mode !== "hide" || gate.confirmed) return []
  return [
    fragment(
      `not exists (select 1 from media_age_rating mar
        where mar.media_item_id = mi.id and mar.deleted_at is null and mar.min_age >= ?
          and (cardinality(?::text[]) = 0 or mar.scheme = any(?)))`,
      gate.minAge,
      gate.schemes,
      gate.schemes,
    ),
  ]
}

/** The `age_gate` of an answer. `min_age` null means that no counted scheme states an age, not "for all ages". */
export function ageGateOf(minAge: number | null, gate: AgeGate): { min_age: number | null; blurred: boolean } {
  const restricted = minAge !== null && minAge >= gate.minAge
  return { min_age: minAge, blurred: gate.mode !== "off" && restricted && !gate.confirmed }
}

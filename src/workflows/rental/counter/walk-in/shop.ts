import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError, invalid } from "../../../../lib/errors"
import { select } from "../../../lib/sql"

/** Where and to whom a walk-in sells: what Medusa's order needs to know. */
export interface WalkInShop {
  region_id: string
  currency_code: string
  automatic_taxes: boolean
  sales_channel_id: string | null
  /** Of the location; its country decides the tax. */
  address: WalkInAddress | null
  customer: { id: string; email: string | null; has_account: boolean }
}

export interface WalkInAddress {
  address_1: string | null
  address_2: string | null
  city: string | null
  postal_code: string | null
  province: string | null
  country_code: string
}

export interface WalkInShopInput {
  customer_id: string
  location_id: string
  region_id?: string | undefined
  currency_code?: string | undefined
}

/**
 * @throws 404 `media_rental_customer_not_found`, `media_region_not_found`; 400 for a currency that is not the region's
 */
export async function walkInShop(container: MedusaContainer, input: WalkInShopInput): Promise<WalkInShop> {
  const [customer, address, sales_channel_id] = await Promise.all([
    customerOf(container, input.customer_id),
    addressOf(container, input.location_id),
    channelOf(container, input.location_id),
  ])
  const region = await regionOf(container, input, address?.country_code ?? null)
  const { currency_code } = region
  if (input.currency_code !== undefined && input.currency_code !== currency_code) {
    const message = `${input.currency_code} is not the currency of region ${region.id}, which is ${currency_code}`
    throw invalid([{ path: "currency_code", code: "media_invalid", message }])
  }
  const { id: region_id, automatic_taxes } = region
  return { region_id, currency_code, automatic_taxes, sales_channel_id, address, customer }
}

async function customerOf(container: MedusaContainer, id: string): Promise<WalkInShop["customer"]> {
  const [customer] = await select<WalkInShop["customer"]>(
    container,
    `select id, email, has_account from customer where id = ? and deleted_at is null`,
    [id],
  )
  if (customer) return customer
  throw new MediaError("not_found", "media_rental_customer_not_found", `customer_id: no customer has the id ${id}`)
}

async function addressOf(container: MedusaContainer, locationId: string): Promise<WalkInAddress | null> {
  const [address] = await select<WalkInAddress>(
    container,
    `select a.address_1, a.address_2, a.city, a.postal_code, a.province, lower(a.country_code) as country_code
       from stock_location l join stock_location_address a on a.id = l.address_id and a.deleted_at is null
      where l.id = ? and a.country_code is not null`,
    [locationId],
  )
  return address ?? null
}

/** The first channel that sells from the location; without one the shop's default. */
async function channelOf(container: MedusaContainer, locationId: string): Promise<string | null> {
  const [channel] = await select<{ id: string }>(
    container,
    `select link.sales_channel_id as id from sales_channel_stock_location link
       join sales_channel c on c.id = link.sales_channel_id and c.deleted_at is null and not c.is_disabled
      where link.stock_location_id = ? and link.deleted_at is null order by c.created_at, c.id limit 1`,
    [locationId],
  )
  return channel?.id ?? null
}

interface Region {
  id: string
  currency_code: string
  automatic_taxes: boolean
}

/** The named one; else the one of the location's country; else the first, in the currency that is asked for. */
async function regionOf(
  container: MedusaContainer,
  { region_id, currency_code }: WalkInShopInput,
  country: string | null,
): Promise<Region> {
  const [region] = await select<Region>(
    container,
    `select r.id, lower(r.currency_code) as currency_code, r.automatic_taxes from region r
      where r.deleted_at is null and (?::text is null or r.id = ?)
        and (?::text is null or ?::text is not null or lower(r.currency_code) = ?)
      order by exists (select 1 from region_country rc where rc.region_id = r.id and rc.iso_2 = ?) desc, r.created_at,
        r.id limit 1`,
    [
      region_id ?? null,
      region_id ?? null,
      currency_code ?? null,
      region_id ?? null,
      currency_code ?? null,
      country ?? "",
    ],
  )
  if (region) return region
  const what = region_id === undefined ? `region in ${currency_code ?? "any currency"}` : `region ${region_id}`
  throw new MediaError("not_found", "media_region_not_found", `region_id: there is no ${what}`)
}

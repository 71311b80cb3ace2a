import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type { AxiosInstance } from "axios"
import type { Tier } from "../../src/modules/rental/domain/rent-price"
import { addDays, dayNumber, weekdayOfDay } from "../../src/modules/rental/domain/dates"
import { DEFAULT_CALENDAR, localDateOf, type ShopCalendar } from "../../src/modules/rental/domain/shop-time"
import type { Terms } from "../../src/modules/rental/domain/terms"
import type MediaRentalService from "../../src/modules/rental/service"
import { checkoutShop, customerHeaders, type CheckoutShop } from "./shop"
import { createItems } from "./store-catalogue"

/** Tiers of the shop's plan in euros: 1 day 2.50, 3 days 5.00, 7 days 9.00; in yen 380, 900 and 1500. */
export const TIERS: Pick<Tier, "days" | "currency_code" | "amount">[] = [
  { days: 1, currency_code: "eur", amount: "2.50" },
  { days: 3, currency_code: "eur", amount: "5.00" },
  { days: 7, currency_code: "eur", amount: "9.00" },
  { days: 1, currency_code: "jpy", amount: "380" },
  { days: 3, currency_code: "jpy", amount: "900" },
  { days: 7, currency_code: "jpy", amount: "1500" },
]

/** A title of the shop: one product with a variant for sale and one for rent, its offer and its copies. */
export interface RentalTitle {
  item_id: string
  product_id: string
  sale_variant_id: string
  variant_id: string
  offer_id: string
  plan_id: string
  copies: { id: string; barcode: string }[]
}

export interface RentalShop {
  checkout: CheckoutShop
  /** Headers with the shop's publishable key. */
  headers: Record<string, string>
  regionId: string
  yenRegionId: string
  locationId: string
  calendar: ShopCalendar
  title: RentalTitle
}

export interface RentalCustomer {
  id: string
  email: string
  /** Publishable key and bearer token. */
  headers: Record<string, string>
}

export interface RentalShopInput {
  /** Copies of the first title. @default 1 */
  copies?: number
  /** Replaces parts of the calendar; left out, the shop is in UTC and always open from 10:00 to 21:00. */
  calendar?: Partial<ShopCalendar>
  /** Terms of the whole shop, over the defaults. */
  terms?: Partial<Terms>
}

/**
 * A shop in euros (and yen) that sells and rents one title.
 *
 * @example
 * const shop = await rentalShop(getContainer(), { copies: 2, terms: { deposit_mode: "charge" } })
 * const customer = await rentalCustomer(getContainer(), shop)
 * const cart = await rentalCart(api, shop, { customer, lines: [{ days: 3 }] })
 * const order = await completeCart(api, cart)
 */
export async function rentalShop(container: MedusaContainer, input: RentalShopInput = {}): Promise<RentalShop> {
  const checkout = await checkoutShop(container)
  const yenRegionId = await yenRegion(container)
  const calendar = { ...DEFAULT_CALENDAR, ...input.calendar }
  const shop = {
    checkout,
    headers: checkout.channel.headers,
    regionId: checkout.regionId,
    yenRegionId,
    locationId: checkout.stockLocationId,
    calendar,
  }
  await rental(container).createMediaRentalCalendars([
    { location_id: shop.locationId, ...calendar, closed_dates: [...calendar.closed_dates] },
  ])
  if (input.terms) await rentalTerms(container, input.terms)
  return { ...shop, title: await rentalTitle(container, shop, { copies: input.copies ?? 1 }) }
}

async function yenRegion(container: MedusaContainer): Promise<string> {
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [{ name: "Japan", currency_code: "jpy", countries: ["jp"], payment_providers: ["pp_system_default"] }],
    },
  })
  return result[0]!.id
}

/** Terms for a scope, the whole shop when none is given. */
export async function rentalTerms(
  container: MedusaContainer,
  terms: Partial<Terms>,
  scope: { variant_id?: string; media_type?: string; customer_group_id?: string; location_id?: string } = {},
): Promise<string> {
  const [row] = await rental(container).createMediaRentalTerms([{ ...scope, ...terms } as Record<string, unknown>])
  return row!.id
}

export interface RentalTitleInput {
  name?: string
  copies?: number
  tiers?: (Pick<Tier, "days" | "currency_code" | "amount"> & Partial<Tier>)[]
  plan?: { min_days?: number; max_days?: number; late_start_time?: string; price_bounds?: Record<string, unknown> }
  offer?: { rentable_from?: string; min_age?: number; enabled?: boolean; replacement_value?: Record<string, string> }
}

/** Another title: a DVD for sale at 15.00 and for rent, worth 20.00. */
export async function rentalTitle(
  container: MedusaContainer,
  shop: Pick<RentalShop, "checkout" | "locationId">,
  input: RentalTitleInput = {},
): Promise<RentalTitle> {
  const name = input.name ?? "Spirited Away"
  const [item] = await createItems(container, [
    {
      product: {
        title: name,
        status: "published",
        sales_channel_ids: [shop.checkout.channel.id],
        shipping_profile_id: shop.checkout.shippingProfileId,
      },
      media_type: "dvd",
      offers: [
        { condition: "new", prices: [{ currency_code: "eur", amount: "15" }], manage_inventory: false },
        { condition: "rental", prices: [{ currency_code: "eur", amount: "2.5" }] },
      ],
    },
  ])
  const [sale, rent] = item!.offers.map((offer) => offer.variant_id)
  const plan_id = await ratePlan(container, input)
  const [offer] = await rental(container).createMediaRentalOffers([
    {
      variant_id: rent!,
      product_id: item!.product_id,
      sale_variant_id: sale!,
      media_type: "dvd",
      title: name,
      rate_plan_id: plan_id,
      replacement_value: { eur: "20.00", jpy: "3000" },
      ...input.offer,
    },
  ])
  const title = {
    item_id: item!.id,
    product_id: item!.product_id,
    sale_variant_id: sale!,
    variant_id: rent!,
    offer_id: offer!.id,
    plan_id,
    copies: [],
  }
  return { ...title, copies: await rentalCopies(container, shop, title, input.copies ?? 1) }
}

async function ratePlan(container: MedusaContainer, { name, tiers = TIERS, plan }: RentalTitleInput): Promise<string> {
  const [row] = await rental(container).createMediaRentalRatePlans([{ name: `Plan of ${name ?? "title"}`, ...plan }])
  await rental(container).createMediaRentalRateTiers(
    tiers.map((tier) => ({ label: `${tier.days} d`, ...tier, plan_id: row!.id })),
  )
  return row!.id
}

/** More copies of a title, on the shelf. */
export async function rentalCopies(
  container: MedusaContainer,
  shop: Pick<RentalShop, "locationId">,
  title: Pick<RentalTitle, "offer_id" | "variant_id">,
  count: number,
  more: { status?: string; locationId?: string } = {},
): Promise<{ id: string; barcode: string }[]> {
  const location = more.locationId ?? shop.locationId
  const rows = await rental(container).createMediaRentalUnits(
    Array.from({ length: count }, () => ({
      offer_id: title.offer_id,
      variant_id: title.variant_id,
      barcode: generateEntityId(undefined, "c").toUpperCase(),
      home_location_id: location,
      current_location_id: location,
      status: more.status ?? "available",
      in_service_at: new Date("2020-01-01T00:00:00Z"),
    })),
  )
  return rows.map(({ id, barcode }) => ({ id, barcode }))
}

let customers = 0

/** A customer who may rent: has an account, and a member record when one is given. */
export async function rentalCustomer(
  container: MedusaContainer,
  shop: Pick<RentalShop, "headers">,
  member?: Record<string, unknown>,
): Promise<RentalCustomer> {
  const email = `renter${++customers}@test.example`
  const { id, headers } = await customerHeaders(container, email)
  if (member) {
    await rental(container).createMediaRentalMembers([{ customer_id: id, member_no: `M${customers}`, ...member }])
  }
  return { id, email, headers: { ...shop.headers, ...headers } }
}

/** The shop-local date in so many days; 0 is today. */
export function dateIn(shop: Pick<RentalShop, "calendar">, days: number): string {
  return addDays(localDateOf(new Date(), shop.calendar.tz), days)
}

/** The first such weekday at least so many days ahead; 0 = Monday. */
export function nextWeekday(shop: Pick<RentalShop, "calendar">, weekday: number, from = 1): string {
  const date = dateIn(shop, from)
  return addDays(date, (weekday - weekdayOfDay(dayNumber(date)) + 7) % 7)
}

/** A line of a rental cart; dates default to tomorrow for three days. */
export interface RentalLineInput {
  title?: Pick<RentalTitle, "variant_id">
  start_date?: string
  due_date?: string
  days?: number
  quantity?: number
  fulfilment?: "pickup" | "ship"
  location_id?: string
  price_hash?: string
  hold_id?: string
}

export interface RentalCartInput {
  customer: RentalCustomer
  lines?: RentalLineInput[]
  /** Products for sale in the same cart. */
  sales?: { variant_id: string; quantity: number }[]
  regionId?: string
  promoCodes?: string[]
  /** @default "pp_system_default" */
  provider?: string
  /** Stop before the payment session. */
  unpaid?: boolean
}

/** A cart ready to be completed. */
export interface RentalCart {
  id: string
  headers: Record<string, string>
  /** Answers of the line route, in the order of `lines`. */
  lines: { id: string; line_item_id: string; unit_price: string; due_date: string; quantity: number }[]
}

const ADDRESS = {
  first_name: "Rita",
  last_name: "Renter",
  address_1: "Mietweg 3",
  city: "Berlin",
  postal_code: "10115",
  country_code: "de",
}

/** The body of a line or quote request. */
export function lineBody(shop: Pick<RentalShop, "calendar" | "title">, line: RentalLineInput): Record<string, unknown> {
  const { title = shop.title, due_date, days, ...rest } = line
  const period = due_date === undefined ? { days: days ?? 3 } : { due_date }
  return { variant_id: title.variant_id, start_date: dateIn(shop, 1), ...period, ...rest }
}

/** Builds a cart over the store API as a shop front does, up to the payment session. */
export async function rentalCart(api: AxiosInstance, shop: RentalShop, input: RentalCartInput): Promise<RentalCart> {
  const { headers } = input.customer
  const post = async (path: string, body: object) => (await api.post(path, body, { headers })).data
  const { cart } = await post("/store/carts", {
    region_id: input.regionId ?? shop.regionId,
    sales_channel_id: shop.checkout.channel.id,
    email: input.customer.email,
    shipping_address: ADDRESS,
    billing_address: ADDRESS,
  })
  for (const item of input.sales ?? []) await post(`/store/carts/${cart.id}/line-items`, item)
  const lines: RentalCart["lines"] = []
  for (const line of input.lines ?? [{}]) {
    lines.push((await post(`/store/media/rental/carts/${cart.id}/lines`, lineBody(shop, line))).line)
  }
  if (input.promoCodes) await post(`/store/carts/${cart.id}/promotions`, { promo_codes: input.promoCodes })
  if (input.sales?.length || input.lines?.some((line) => line.fulfilment === "ship")) {
    await post(`/store/carts/${cart.id}/shipping-methods`, { option_id: shop.checkout.shippingOptionId })
  }
  const built = { id: cart.id as string, headers, lines }
  if (!input.unpaid) await payFor(api, built, input.provider)
  return built
}

/** Opens a payment session for the cart's total. */
export async function payFor(
  api: AxiosInstance,
  cart: Pick<RentalCart, "id" | "headers">,
  provider = "pp_system_default",
): Promise<string> {
  const { headers } = cart
  const { data } = await api.post("/store/payment-collections", { cart_id: cart.id }, { headers })
  const { id } = data.payment_collection
  await api.post(`/store/payment-collections/${id}/payment-sessions`, { provider_id: provider }, { headers })
  return id
}

/** Completes the cart; answers the order. */
export async function completeCart(
  api: AxiosInstance,
  cart: Pick<RentalCart, "id" | "headers">,
): Promise<{ id: string; total: number }> {
  const { data } = await api.post(`/store/carts/${cart.id}/complete`, {}, { headers: cart.headers })
  if (data.type !== "order") throw new Error(`the cart was not completed: ${JSON.stringify(data.error)}`)
  return data.order
}

/** The module's service. */
export function rental(container: MedusaContainer): MediaRentalService {
  return container.resolve<MediaRentalService>("mediaRental")
}

/** Rows by SQL, for what no route shows. */
export async function rows<T = Record<string, unknown>>(
  container: MedusaContainer,
  sql: string,
  bindings: unknown[] = [],
): Promise<T[]> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const result = (await knex.raw(sql, bindings as Knex.RawBinding[])) as { rows: T[] }
  return result.rows
}

/** The rental orders of a shop order, in the order they were made. */
export function rentalsOf(container: MedusaContainer, orderId: string): Promise<Record<string, unknown>[]> {
  return rows(container, `select * from media_rental_order where order_id = ? order by display_no`, [orderId])
}

import { adminApi, shop, storeApi } from "./shop"
import { shopSql } from "./shop-database"

/** A customer of the shop, with the account that booking online needs. */
export interface Renter {
  id: string
  name: string
  email: string
  token: string
}

export interface Title {
  offer_id: string
  variant_id: string
  title: string
  location_id: string
}

export interface Copy {
  id: string
  barcode: string
}

interface Offer {
  id: string
  variant_id: string
  title: string
  media_type: string
}

/** Unique in this run and readable on a picture. */
let serial = 0
const stamp = Date.now().toString(36).slice(-5).toUpperCase()
const next = () => `${stamp}${(serial += 1).toString().padStart(2, "0")}`

/** A title that can be rented; the demo has some of each type. */
export async function titleToRent(mediaType = "dvd", at = 0): Promise<Title> {
  const { offers } = await adminApi<{ offers: Offer[] }>(
    `/admin/media/rental/offers?media_type=${mediaType}&enabled=true&order=title`,
  )
  const { stock_locations: places } = await adminApi<{ stock_locations: { id: string }[] }>("/admin/stock-locations")
  const offer = offers[at]
  if (!offer || !places[0]) throw new Error(`the demo shop has no ${mediaType} to rent`)
  return { offer_id: offer.id, variant_id: offer.variant_id, title: offer.title, location_id: places[0].id }
}

/** Every day is an open day with late closing, so that a test does not depend on the day it is run on. */
export async function openEveryDay(): Promise<void> {
  const { calendars } = await adminApi<{ calendars: { id: string; version: number }[] }>(
    "/admin/media/rental/calendars",
  )
  for (const { id, version } of calendars) {
    await adminApi(`/admin/media/rental/calendars/${id}`, { version, open_dows: 127, closed_dates: [] })
  }
}

/** New copies on the shelf, with barcodes of their own. */
export async function freshCopies(title: Title, count: number): Promise<Copy[]> {
  const { units } = await adminApi<{ units: Copy[] }>("/admin/media/rental/units/bulk", {
    offer_id: title.offer_id,
    location_id: title.location_id,
    status: "available",
    units: Array.from({ length: count }, () => ({ barcode: `E2E${next()}` })),
  })
  return units
}

/** A customer with an account and, when asked for, a member's card. */
export async function renter(name: string, member?: Record<string, unknown>): Promise<Renter> {
  const email = `${name.toLowerCase().replace(/[^a-z]/g, "")}.${next().toLowerCase()}@example.com`
  const password = "renting-password"
  const account = await post<{ token: string }>("/auth/customer/emailpass/register", { email, password })
  const [first_name, last_name] = name.split(" ")
  const { customer } = await post<{ customer: { id: string } }>(
    "/store/customers",
    { email, first_name, last_name },
    account.token,
  )
  const { token } = await post<{ token: string }>("/auth/customer/emailpass", { email, password })
  if (member) await adminApi("/admin/media/rental/members", { customer_id: customer.id, ...member })
  return { id: customer.id, name, email, token }
}

/** Books online, as a customer does, and pays. Answers the rental. */
export async function book(customer: Renter, title: Title, period: { start_date: string; days: number }) {
  const { regions } = await storeApi<{ regions: { id: string; currency_code: string }[] }>("/store/regions")
  const region = regions.find(({ currency_code }) => currency_code === "eur") ?? regions[0]
  const { cart } = await post<{ cart: { id: string } }>(
    "/store/carts",
    { region_id: region?.id, email: customer.email },
    customer.token,
  )
  await post(
    `/store/media/rental/carts/${cart.id}/lines`,
    { variant_id: title.variant_id, location_id: title.location_id, ...period },
    customer.token,
  )
  const collection = await post<{ payment_collection: { id: string } }>(
    "/store/payment-collections",
    { cart_id: cart.id },
    customer.token,
  )
  await post(
    `/store/payment-collections/${collection.payment_collection.id}/payment-sessions`,
    { provider_id: "pp_system_default" },
    customer.token,
  )
  const { order } = await post<{ order: { id: string } }>(`/store/carts/${cart.id}/complete`, {}, customer.token)
  const [rental] = await rentalsOf({ order_id: order.id })
  if (!rental) throw new Error(`order ${order.id} has no rental`)
  return rental
}

const ADDRESS = {
  ...{ first_name: "Wendy", last_name: "Walkthrough", address_1: "Mietweg 3", city: "Berlin" },
  ...{ postal_code: "10115", country_code: "de" },
}

/**
 * What a shop front does for a customer who rents discs of a title and buys something in the same cart: to the paid
 * order, whose id it answers.
 */
export async function rentAndBuy(
  customer: Renter,
  { title, quantity, days, sale_variant_id }: { title: Title; quantity: number; days: number; sale_variant_id: string },
): Promise<string> {
  const { regions } = await storeApi<{ regions: { id: string; currency_code: string }[] }>("/store/regions")
  const region = regions.find(({ currency_code }) => currency_code === "eur")
  const send = <T>(path: string, body: object) => post<T>(path, body, customer.token)
  const { cart } = await send<{ cart: { id: string } }>("/store/carts", {
    ...{ region_id: region?.id, email: customer.email, shipping_address: ADDRESS, billing_address: ADDRESS },
  })
  await send(`/store/carts/${cart.id}/line-items`, { variant_id: sale_variant_id, quantity: 1 })
  await send(`/store/media/rental/carts/${cart.id}/lines`, {
    ...{ variant_id: title.variant_id, location_id: title.location_id, start_date: shopToday(), days, quantity },
  })
  const { shipping_options: options } = await storeApi<{ shipping_options: { id: string }[] }>(
    `/store/shipping-options?cart_id=${cart.id}`,
  )
  await send(`/store/carts/${cart.id}/shipping-methods`, { option_id: options[0]?.id })
  const { payment_collection } = await send<{ payment_collection: { id: string } }>("/store/payment-collections", {
    cart_id: cart.id,
  })
  const provider = { provider_id: "pp_system_default" }
  await send(`/store/payment-collections/${payment_collection.id}/payment-sessions`, provider)
  const { order } = await send<{ order: { id: string } }>(`/store/carts/${cart.id}/complete`, {})
  return order.id
}

/** Rents over the counter's own route. */
export async function rentOut(customer: Pick<Renter, "id">, title: Title, copies: readonly Copy[], days = 1) {
  const body = {
    customer_id: customer.id,
    barcodes: copies.map(({ barcode }) => barcode),
    location_id: title.location_id,
    days,
  }
  const { preview } = await adminApi<{ preview: { expected_total: string; currency_code: string } }>(
    "/admin/media/rental/walk-ins/preview",
    body,
  )
  const { expected_total, currency_code } = preview
  const { rentals, order } = await adminApi<{ rentals: { id: string; display_no: number }[]; order: { id: string } }>(
    "/admin/media/rental/walk-ins",
    { ...body, payment: "paid", expected_total, currency_code },
  )
  return { rentals, order_id: order.id }
}

/** Moves a rental into the past by whole days, as if it had been handed out then. */
export async function daysAgo(rentalId: string, days: number): Promise<void> {
  const back = "make_interval(days => $2)"
  // Other tests may have moved rentals of the same copy into the same past.
  await shopSql(
    `update media_rental_allocation a set active = false from media_rental_order r
     where r.id = $1 and a.unit_id = r.unit_id and a.id <> r.allocation_id and not a.custody_open and a.starts_at <= now()`,
    [rentalId],
  )
  await shopSql(
    `update media_rental_allocation a set starts_at = a.starts_at - ${back}, ends_at = a.ends_at - ${back},
       blocked_from = a.blocked_from - ${back}, blocked_until = a.blocked_until - ${back},
       late_after = a.late_after - ${back}
     from media_rental_order r where r.id = $1 and a.id = r.allocation_id`,
    [rentalId, days],
  )
  const shifted = (column: string) => `${column} = to_char(${column}::date - $2::int, 'YYYY-MM-DD')`
  await shopSql(
    `update media_rental_order set ${shifted("start_date")}, ${shifted("due_date")}, ${shifted("late_due_date")},
       starts_at = starts_at - ${back}, due_at = due_at - ${back}, out_at = out_at - ${back} where id = $1`,
    [rentalId, days],
  )
}

export interface RentalSummary {
  id: string
  display_no: number
  status: string
  unit: { id: string; barcode: string; status: string }
}

export async function rentalsOf(filter: Record<string, string>): Promise<RentalSummary[]> {
  const query = new URLSearchParams(filter)
  return (await adminApi<{ orders: RentalSummary[] }>(`/admin/media/rental/orders?${query}`)).orders
}

export async function rentalById(id: string) {
  const { order } = await adminApi<{
    order: RentalSummary & { charges: { kind: string; amount: string; status: string }[]; inspection: object | null }
  }>(`/admin/media/rental/orders/${id}`)
  return order
}

/** Today where the demo's shop is. */
export const shopToday = (): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" }).format(new Date())

async function post<T>(path: string, body: unknown, token?: string): Promise<T> {
  const { url, publishableKey } = shop()
  const answer = await fetch(url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-publishable-api-key": publishableKey,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/**
 * Two thousand bookings at twenty titles, sixteen at a time: the booking transaction itself, as the completion of a cart
 * runs it, without the platform's part of a checkout. Nothing but "unavailable" stands in anybody's way.
 *
 * `--commits=2000 --shoppers=16 --copies=40`
 */
import { dateIn, openRentalShop, rentalCustomer, rentalTitle, settled, sql } from "./lib/rental.mjs"
import { generator, median, percentile, report } from "./lib/report.mjs"
import { bootShop, source } from "./lib/shop.mjs"

const { DEFAULT_TERMS } = source("src/modules/rental/domain/terms.ts")
const { DEFAULT_CALENDAR, periodOf } = source("src/modules/rental/domain/shop-time.ts")
const { addDays } = source("src/modules/rental/domain/dates.ts")

const options = JSON.parse(process.argv[2] ?? "{}")
const COMMITS = Number(options.commits ?? 2000)
const SHOPPERS = Number(options.shoppers ?? 16)
const COPIES = Number(options.copies ?? 40)
const TITLES = 20
const TERMS = { ...DEFAULT_TERMS, max_open: 100_000 }

const { container, url } = await bootShop({ http: true })
const shop = await openRentalShop(container, url, { copies: 1 })
const rental = container.resolve("mediaRental").cart
const titles = []
for (let index = 0; index < TITLES; index++) {
  titles.push(await rentalTitle(container, shop, { name: `Title ${index}`, copies: COPIES }))
}
const found = { tried: 0, booked: 0, unavailable: 0, times: [], failures: [] }
const begin = performance.now()
await Promise.all(Array.from({ length: SHOPPERS }, (_, shopper) => shopper).map(shopUntilDone))
const seconds = (performance.now() - begin) / 1000
const books = await settled(container)
const [{ rentals, allocations }] = await sql(
  container,
  `select (select count(*)::int from media_rental_order where status = 'reserved') as rentals,
     (select count(*)::int from media_rental_allocation where active and kind = 'rental') as allocations`,
)
const round = (value) => Math.round(value * 10) / 10
const equal = (what, value, wanted) => ({ what, value, bound: String(wanted), ok: value === wanted })
await report({
  name: `rental commits: ${COMMITS} bookings, ${SHOPPERS} at a time, ${TITLES} titles of ${COPIES} copies`,
  figures: {
    "a booking, ms": { median: round(median(found.times)), p95: round(percentile(found.times, 0.95)) },
    "bookings in a second": round(COMMITS / seconds),
    "refused as unavailable": found.unavailable,
    "copies booked": found.booked,
    "bookings moved to make room": books.moved,
  },
  checks: [
    equal("bookings tried", found.tried, COMMITS),
    equal("failures other than unavailable", found.failures.length, 0),
    equal("deadlocks", books.deadlocks, 0),
    equal("overlapping allocations", books.overlaps, 0),
    equal("rentals", rentals, found.booked),
    equal("active allocations of rentals", allocations, found.booked),
  ],
})
for (const failure of found.failures.slice(0, 10)) console.log(`  ${failure}`)
process.exit(0)

async function shopUntilDone(shopper) {
  const random = generator(shopper + 1)
  const { id: customer_id } = await rentalCustomer(container, shop)
  while (found.tried < COMMITS) await book({ customer_id, random, cart_id: `cart_${found.tried++}` })
}

/** One to three lines of one or two copies somewhere in the next two months. */
async function book({ customer_id, random, cart_id }) {
  const wanted = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const start_date = dateIn(shop, 1 + Math.floor(random() * 60))
    const days = 1 + Math.floor(random() * 10)
    const { variant_id, offer_id } = titleOf(random)
    return {
      variant_id,
      offer_id,
      start_date,
      due_date: addDays(start_date, days),
      days,
      quantity: random() < 0.2 ? 2 : 1,
    }
  })
  const lines = []
  for (const line of wanted) {
    const { id } = await rental.bind(cart_id, promise(line), limits(customer_id, line))
    lines.push(commitLine(id, line))
  }
  const started = performance.now()
  const input = {
    ...{ cart_id, customer_id, order_id: `order_${cart_id}`, currency_code: "eur", lines },
    limits: limits(customer_id, ...wanted),
    deposit: { mode: "none", total: "0.00", order_line_id: null },
  }
  try {
    await rental.commit(input, { titles: [...new Set(wanted.map(({ variant_id }) => variant_id))] })
    found.booked += wanted.reduce((sum, { quantity }) => sum + quantity, 0)
  } catch (error) {
    if (error.code === "media_rental_unavailable") found.unavailable++
    else found.failures.push(String(error.stack ?? error))
  }
  found.times.push(performance.now() - started)
}

function titleOf(random) {
  const { variant_id, offer_id } = titles[Math.floor(random() * titles.length)]
  return { variant_id, offer_id }
}

function promise({ offer_id: _, ...line }) {
  return {
    ...line,
    location_id: shop.locationId,
    fulfilment: "pickup",
    late_due_date: line.due_date,
    currency_code: "eur",
    unit_price: "5.00",
    deposit_amount: "0.00",
    replacement_value: "20.00",
    price_snapshot: { plan_id: "rpln_1", plan_version: 1, tiles: [], group_ids: [] },
    terms_snapshot: { terms: TERMS, calendar: DEFAULT_CALENDAR, late_due_date: line.due_date },
    price_hash: "hash",
    quote_expires_at: new Date(Date.now() + 3_600_000),
    hold_id: null,
  }
}

function limits(customer_id, ...lines) {
  return {
    ...{ customer_id, has_account: true, allow_guest: false, moment: "book" },
    titles: lines.map(({ quantity, start_date, due_date, days }) => ({
      terms: TERMS,
      calendar: DEFAULT_CALENDAR,
      plan: { min_days: 1, max_days: 30 },
      rentable_from: null,
      min_age: null,
      period: { days, ...periodOf({ calendar: DEFAULT_CALENDAR, terms: TERMS, start_date, due_date }) },
      quantity,
    })),
  }
}

function commitLine(line_id, { offer_id, quantity }) {
  return {
    line_id,
    offer_id,
    order_line_id: `ordli_${line_id}`,
    rent: (5 * quantity).toFixed(2),
    shares: Array.from({ length: quantity }, () => "0.00"),
    title_snapshot: { title: "千寻" },
  }
}

/**
 * Renting under a full house: a title with 500 copies and 5,000 future bookings among 5,000 copies and 100,000
 * allocations. Availability, calendar, board and the counter's three scans, one request at a time over HTTP, and the
 * proof that no question reads the allocations from end to end.
 */
import {
  dateIn,
  fillAllocations,
  openRentalShop,
  rentalCart,
  rentalCopies,
  rentalCustomer,
  rentalTitle,
  scans,
  sql,
} from "./lib/rental.mjs"
import { median, percentile, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const ROUNDS = Number(options.rounds ?? 100)
const RENTALS = Number(options.rentals ?? 60)
const WARM_UP = 10

const { container, url } = await bootShop({ http: true })
const shop = await openRentalShop(container, url, { copies: 0, terms: { max_open: 1000, inspect_on_return: false } })
const desk = await rentalTitle(container, shop, { name: "At the desk", copies: RENTALS })
await fill()

const before = await scans(container)
const health = await measure(ROUNDS, () => shop.api.get("/health").catch(() => fetch(`${url}/health`)))
const availability = await measure(ROUNDS, (round) => ask("availability", period(round)))
const calendar = await measure(ROUNDS, () =>
  ask("calendar", { from: dateIn(shop, 0), to: dateIn(shop, 89), variant_id: shop.title.variant_id }),
)
const board = await measure(ROUNDS, (round) =>
  shop.api.get(
    `/admin/media/rental/board?${new URLSearchParams({
      location_id: shop.locationId,
      from: dateIn(shop, 0),
      to: dateIn(shop, 30),
      limit: "50",
      offset: String(((round + WARM_UP) * 50) % 400),
    })}`,
    { headers: shop.admin },
  ),
)
const counter = await workTheDesk()
const after = await scans(container)

const sequential = after.seq - before.seq
const byTitle = after.ix_media_rental_allocation_title - before.ix_media_rental_allocation_title
const byCustody = after.ix_media_rental_allocation_custody - before.ix_media_rental_allocation_custody
const bound = (what, value, limit) => ({ what, value, bound: `at most ${limit} ms`, ok: value <= limit })
await report({
  name: `rental: 500 copies with 5,000 future bookings, of 5,000 copies and 100,000 allocations; ${ROUNDS} rounds`,
  figures: {
    "GET /health, ms": health,
    "availability, ms": availability,
    "calendar of 90 days, ms": calendar,
    "board of 50 copies and 31 days, ms": board,
    "scan, ms": counter.scan,
    "hand-out, ms": counter.handOut,
    "return preview, ms": counter.preview,
    "return, ms": counter.returned,
    "availability / health": availability.median / health.median,
  },
  checks: [
    bound("availability p95", availability.p95, 50),
    bound("calendar p95", calendar.p95, 150),
    bound("board p95", board.p95, 300),
    bound("scan p95", counter.scan.p95, 150),
    bound("hand-out p95", counter.handOut.p95, 150),
    bound("return p95", counter.returned.p95, 150),
    { what: "sequential scans of allocations", value: sequential, bound: "0", ok: sequential === 0 },
    { what: "reads by title and range", value: byTitle, bound: "more than 0", ok: byTitle > 0 },
    { what: "reads by custody", value: byCustody, bound: "more than 0", ok: byCustody > 0 },
  ],
})
process.exit(0)

async function fill() {
  const begin = performance.now()
  await rentalCopies(container, shop, shop.title, 500)
  await fillAllocations(container, { variantId: shop.title.variant_id, perCopy: 10, firstDay: 1, gapDays: 9 })
  for (let index = 0; index < 9; index++) {
    const title = await rentalTitle(container, shop, { name: `Title ${index}`, copies: 500 })
    const past = { variantId: title.variant_id, perCopy: 11, firstDay: -150, gapDays: 12 }
    await fillAllocations(container, past)
    await fillAllocations(container, { ...past, firstDay: 1 })
  }
  await sql(container, "analyze")
  const [{ copies, allocations }] = await sql(
    container,
    `select (select count(*)::int from media_rental_unit) as copies,
       (select count(*)::int from media_rental_allocation) as allocations`,
  )
  console.log(`  ${copies} copies, ${allocations} allocations in ${Math.round((performance.now() - begin) / 1000)} s`)
}

function ask(route, query) {
  return shop.api.get(`/store/media/rental/${route}?${new URLSearchParams(query)}`, { headers: shop.headers })
}

/** A week somewhere in the next three months. */
function period(round) {
  const start = 1 + (((round + WARM_UP) * 7) % 80)
  return {
    variant_id: shop.title.variant_id,
    start_date: dateIn(shop, start),
    due_date: dateIn(shop, start + 5),
    quantity: "1",
  }
}

/** Rentals booked over the store, then scanned, handed out, scanned, taken back. */
async function workTheDesk() {
  const customer = await rentalCustomer(container, shop)
  const line = { title: desk, start_date: dateIn(shop, 0), days: 2, quantity: 20 }
  for (let left = RENTALS; left > 0; left -= 20) {
    const cart = await rentalCart(shop, { customer, lines: [{ ...line, quantity: Math.min(20, left) }] })
    await shop.api.post(`/store/carts/${cart.id}/complete`, {}, { headers: cart.headers })
  }
  const rentals = await sql(
    container,
    `select o.id, u.barcode from media_rental_order o join media_rental_unit u on u.id = o.unit_id where o.status = 'reserved'`,
  )
  const post = (path, body) => shop.api.post(`/admin/media/rental/${path}`, body, { headers: shop.admin })
  const at = { location_id: shop.locationId }
  const scan = await measure(rentals.length, (i) => post("scan", { ...at, barcode: rentals[i].barcode }), 0)
  const handOut = await measure(
    rentals.length,
    (i) => post("handouts", { rental_id: rentals[i].id, barcode: rentals[i].barcode }),
    0,
  )
  const totals = []
  const preview = await measure(
    rentals.length,
    async (i) => {
      totals[i] = (await post("returns/preview", { ...at, barcode: rentals[i].barcode })).data
    },
    0,
  )
  const returned = await measure(
    rentals.length,
    (i) => {
      const { expected_total, currency_code } = totals[i].preview ?? totals[i]
      return post("returns", { ...at, barcode: rentals[i].barcode, expected_total, currency_code })
    },
    0,
  )
  return { scan, handOut, preview, returned }
}

/** One request at a time. */
async function measure(rounds, request, warmUp = WARM_UP) {
  const times = []
  for (let round = -warmUp; round < rounds; round++) {
    const begin = performance.now()
    await request(round)
    if (round >= 0) times.push(performance.now() - begin)
  }
  const round1 = (value) => Math.round(value * 10) / 10
  return { median: round1(median(times)), p95: round1(percentile(times, 0.95)) }
}

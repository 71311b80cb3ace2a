/**
 * Renting in a rush: fifty carts for one copy completed at the same moment, five times, then as often with two server
 * processes on the same database; and a crowd that rents twenty titles at random for two minutes. One copy goes to one
 * cart, nobody else pays, and nothing but "unavailable" stands in anybody's way.
 *
 * `--carts=50 --repetitions=5 --seconds=120 --attempts=2000 --shoppers=6`; the crowd stops at whichever comes first. Two
 * thousand bookings in a reasonable time: bench `rental-commits`.
 */
import { client, dateIn, openRentalShop, rentalCart, rentalCustomer, rentalTitle, settled, sql } from "./lib/rental.mjs"
import { secondShop } from "./lib/processes.mjs"
import { generator, median, percentile, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const CARTS = Number(options.carts ?? 50)
const REPETITIONS = Number(options.repetitions ?? 5)
const SECONDS = Number(options.seconds ?? 120)
const ATTEMPTS = Number(options.attempts ?? 2000)
const SHOPPERS = Number(options.shoppers ?? 6)
const TITLES = 20
const COPIES = 2
const UNAVAILABLE = "409 media_rental_unavailable"

const { container, url } = await bootShop({ http: true })
const shop = await openRentalShop(container, url, { copies: 1, terms: { max_open: 1000, horizon_days: 90 } })

const begun = performance.now()
const ready = await prepare(CARTS)
console.log(`  ${CARTS} carts prepared in ${Math.round((performance.now() - begun) / 1000)} s`)
const one = await rushes([shop.api], ready)
const second = await secondShop()
const two = await rushes([shop.api, client(second.url)], ready)
second.stop()
const crowd = await mixedLoad()
const books = await settled(container)

const rushChecks = (name, { repetitions, times }) => [
  ...["winners", "rentals", "paid", "fives", "others"].map((what) => {
    const worst = repetitions.map((repetition) => repetition[what])
    const wanted = ["fives", "others"].includes(what) ? 0 : 1
    const names = {
      winners: "orders",
      paid: "payments taken",
      fives: "answers of 500 and more",
      others: "other refusals",
    }
    return {
      what: `${name}: ${names[what] ?? what} in each repetition`,
      value: worst,
      bound: String(wanted),
      ok: worst.every((value) => value === wanted),
    }
  }),
  {
    what: `${name}: completion p95, ms`,
    value: Math.round(percentile(times, 0.95)),
    bound: "at most 3000",
    ok: percentile(times, 0.95) <= 3_000,
  },
]
const none = (what, value) => ({ what, value, bound: "0", ok: value === 0 })

await report({
  name: `rental checkout: ${CARTS} carts for one copy, ${REPETITIONS} times; then ${SHOPPERS} shoppers at ${TITLES} titles of ${COPIES} copies`,
  figures: {
    "one process, completion, ms": spread(one.times),
    "one process, its own processor time for a rush, ms": spread(one.processor),
    "two processes, completion, ms": spread(two.times),
    "crowd: carts completed": crowd.attempts,
    "crowd: of these refused as unavailable": crowd.unavailable,
    "crowd: lines refused as unavailable": crowd.refusedLines,
    "crowd: rentals booked": crowd.rentals,
    "crowd: seconds": Math.round(crowd.seconds),
    "crowd: completion, ms": spread(crowd.times),
    "allocations moved to make room": books.moved,
  },
  checks: [
    ...rushChecks("one process", one),
    ...rushChecks("two processes", two),
    none("crowd: failures other than unavailable", crowd.failures.length),
    none("deadlocks", books.deadlocks),
    none("overlapping allocations", books.overlaps),
    none("orders without all their rentals, or rentals without their order", books.partial),
  ],
})
for (const failure of [...one.failures, ...two.failures, ...crowd.failures].slice(0, 10)) console.log(`  ${failure}`)
process.exit(0)

/** Carts of as many customers for the first title, up to the payment session; their periods all meet on one day. */
async function prepare(count) {
  const carts = []
  while (carts.length < count) {
    const batch = Array.from({ length: Math.min(5, count - carts.length) }, (_, k) => carts.length + k)
    const customers = []
    for (const _ of batch) customers.push(await rentalCustomer(container, shop))
    carts.push(
      ...(await Promise.all(
        batch.map((i, k) => rentalCart(shop, { customer: customers[k], lines: [{ days: 1 + (i % 5) }] })),
      )),
    )
  }
  return carts
}

/**
 * Completes all carts at once, spread over the servers, as often as asked; after each time the winner's order is
 * cancelled and another cart takes the winner's place.
 */
async function rushes(servers, carts) {
  const found = { repetitions: [], times: [], processor: [], failures: [] }
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const before = process.cpuUsage()
    const answers = await Promise.all(carts.map((cart, i) => complete(servers[i % servers.length], cart)))
    const { user, system } = process.cpuUsage(before)
    found.processor.push((user + system) / 1000)
    found.times.push(...answers.map(({ ms }) => ms))
    const winners = answers.flatMap(({ order }, i) => (order ? [{ order, i }] : []))
    const refusals = answers.filter(({ order }) => !order).map(({ outcome }) => outcome)
    const others = refusals.filter((outcome) => outcome !== UNAVAILABLE)
    found.failures.push(...others)
    const [{ rentals, paid }] = await sql(
      container,
      `select (select count(*)::int from media_rental_order where status = 'reserved') as rentals,
         (select count(*)::int from payment_session s join cart_payment_collection l
            on l.payment_collection_id = s.payment_collection_id
          where l.cart_id = any(?) and s.status in ('authorized', 'captured')) as paid`,
      [carts.map(({ id }) => id)],
    )
    const fives = answers.filter(({ status }) => status >= 500).length
    found.repetitions.push({ winners: winners.length, rentals, paid, fives, others: others.length })
    for (const { order, i } of winners) {
      await shop.api.post(`/admin/orders/${order}/cancel`, {}, { headers: shop.admin })
      await freed(order)
      carts[i] = (await prepare(1))[0]
    }
  }
  return found
}

async function complete(api, { id, headers }) {
  const begin = performance.now()
  const { status, data } = await api.attempt(`/store/carts/${id}/complete`, {}, { headers })
  const order = data.type === "order" ? data.order.id : undefined
  return { ms: performance.now() - begin, status, order, outcome: `${status} ${data.code ?? data.type}`, data }
}

/** What follows from a cancelled order is done by a subscriber. */
async function freed(order) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const [{ open }] = await sql(
      container,
      `select count(*)::int as open from media_rental_order where order_id = ? and status <> 'canceled'`,
      [order],
    )
    if (open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the rentals of cancelled order ${order} are still there`)
}

/** Shoppers who each build carts of one to three titles and complete them, for the two weeks ahead, until time is up. */
async function mixedLoad() {
  const titles = []
  for (let index = 0; index < TITLES; index++) {
    titles.push(await rentalTitle(container, shop, { name: `Title ${index}`, copies: COPIES }))
  }
  const crowd = { attempts: 0, unavailable: 0, refusedLines: 0, rentals: 0, times: [], failures: [] }
  const customers = []
  for (let index = 0; index < SHOPPERS; index++) customers.push(await rentalCustomer(container, shop))
  const begin = performance.now()
  const elapsed = () => (performance.now() - begin) / 1000
  await Promise.all(
    customers.map(async (customer, shopper) => {
      const random = generator(shopper + 1)
      while (elapsed() < SECONDS && crowd.attempts < ATTEMPTS) await shopOnce(crowd, { customer, titles, random })
    }),
  )
  return { ...crowd, seconds: elapsed() }
}

async function shopOnce(crowd, { customer, titles, random }) {
  const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    title: titles[Math.floor(random() * titles.length)],
    start_date: dateIn(shop, 1 + Math.floor(random() * 14)),
    days: 1 + Math.floor(random() * 10),
    quantity: random() < 0.2 ? 2 : 1,
  }))
  let cart
  try {
    cart = await rentalCart(shop, { customer, lines })
  } catch (error) {
    if (error.message.includes(UNAVAILABLE.split(" ")[1])) crowd.refusedLines++
    else crowd.failures.push(error.message)
    return
  }
  const answer = await complete(shop.api, cart)
  crowd.attempts++
  crowd.times.push(answer.ms)
  if (answer.order) crowd.rentals += lines.reduce((sum, { quantity }) => sum + quantity, 0)
  else if (answer.outcome === UNAVAILABLE) crowd.unavailable++
  else crowd.failures.push(`${answer.outcome}: ${JSON.stringify(answer.data).slice(0, 300)}`)
}

function spread(times) {
  const round = (value) => Math.round(value)
  return { median: round(median(times)), p95: round(percentile(times, 0.95)), most: round(Math.max(...times)) }
}

/**
 * The store's item list with everything in it (`expand=full`) against Medusa's own product list with prices: the same
 * twenty products, page by page, one request at a time in turns.
 */
import { createItems, itemInput, openShop } from "./lib/catalogue.mjs"
import { median, percentile, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const ITEMS = Number(options.items ?? 10_000)
const ROUNDS = Number(options.rounds ?? 100)
const WARM_UP = 20
const LIMIT = 20
const MAX_RATIO = 1.5

const { container, url } = await bootShop({ http: true })
const shop = await openShop(container)
await fill()

const ours = (query) => `${url}/store/media/catalog/items?limit=${LIMIT}&region_id=${shop.regionId}&${query}`
const core = (query) =>
  `${url}/store/products?limit=${LIMIT}&region_id=${shop.regionId}&fields=*variants.calculated_price&${query}`

await assertSamePage()
const byTitle = await compare({
  ours: (offset) => ours(`expand=full&sort=title&offset=${offset}`),
  core: (offset) => core(`order=title&offset=${offset}`),
})
const byDefault = await compare({
  ours: (offset) => ours(`expand=full&offset=${offset}`),
  core: (offset) => core(`offset=${offset}`),
  rows: (offset) => ours(`offset=${offset}`),
})

const ratio = byTitle.ours.median / byTitle.core.median
const ratioDefault = byDefault.ours.median / byDefault.core.median
await report({
  name: `catalog-store-list: ${LIMIT} of ${ITEMS} items, ${ROUNDS} rounds`,
  figures: {
    "items?expand=full by title, ms": byTitle.ours,
    "/store/products by title, ms": byTitle.core,
    "items?expand=full in its own order, ms": byDefault.ours,
    "/store/products in its own order, ms": byDefault.core,
    "items (rows only), ms": byDefault.rows,
  },
  checks: [
    { what: "ratio, same page", value: ratio, bound: `at most ${MAX_RATIO}`, ok: ratio <= MAX_RATIO },
    { what: "ratio, own order", value: ratioDefault, bound: `at most ${MAX_RATIO}`, ok: ratioDefault <= MAX_RATIO },
  ],
})
process.exit(0)

async function fill() {
  const begin = performance.now()
  for (let first = 0; first < ITEMS; first += 200) {
    const size = Math.min(200, ITEMS - first)
    await createItems(
      container,
      Array.from({ length: size }, (_, i) => itemInput(first + i, shop)),
    )
    if ((first + size) % 2000 === 0) console.log(`  ${first + size} of ${ITEMS} items`)
  }
  await stock()
  console.log(`  filled in ${Math.round((performance.now() - begin) / 1000)} s`)
}

/** Five of everything, and fresh statistics, as any database has that has been up for a minute. */
async function stock() {
  const knex = container.resolve("__pg_connection__")
  const number = (value) => JSON.stringify({ value, precision: 20 })
  await knex.raw(
    `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity,
       reserved_quantity, raw_reserved_quantity)
     select 'ilev_' || id, id, ?, 5, ?::jsonb, 0, ?::jsonb from inventory_item`,
    [shop.locationId, number("5"), number("0")],
  )
  await knex.raw("analyze")
}

/** Measures one request at a time, each kind once per round, on the same pages. */
async function compare(kinds) {
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]))
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const offset = ((round + WARM_UP) * 7 * LIMIT) % Math.max(LIMIT, ITEMS - LIMIT)
    for (const [kind, address] of Object.entries(kinds)) {
      const begin = performance.now()
      await get(address(offset))
      if (round >= 0) times[kind].push(performance.now() - begin)
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([kind, list]) => [
      kind,
      { median: round1(median(list)), p95: round1(percentile(list, 0.95)) },
    ]),
  )
}

async function assertSamePage() {
  const [mine, theirs] = await Promise.all([get(ours("expand=full&sort=title")), get(core("order=title"))])
  const handles = mine.items.map(({ product }) => product.handle)
  const expected = theirs.products.map(({ handle }) => handle)
  if (JSON.stringify(handles) !== JSON.stringify(expected)) throw new Error("the two lists show different products")
  if (mine.items.some(({ offers }) => offers.some(({ price }) => !price))) throw new Error("an offer has no price")
}

async function get(address) {
  const response = await fetch(address, { headers: { "x-publishable-api-key": shop.key } })
  const body = await response.json()
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${JSON.stringify(body)}`)
  return body
}

function round1(value) {
  return Math.round(value * 10) / 10
}

/**
 * How long the staff wait for a page of tags when there are many: the list as it opens, its last page, and the usual ways
 * to search it.
 *
 * `--tags=1000000 --rounds=5`
 */
import { mint } from "./lib/license.mjs"
import { sql } from "./lib/rental.mjs"
import { report } from "./lib/report.mjs"
import { bootShop, source } from "./lib/shop.mjs"

const { adminTags } = source("src/workflows/license/readers/tags.ts")
const { printedSerial, serialOfTag } = source("src/modules/license/domain/serial.ts")

const options = JSON.parse(process.argv[2] ?? "{}")
const TAGS = Number(options.tags ?? 1_000_000)
const ROUNDS = Number(options.rounds ?? 5)
/** Longer than this, somebody at a desk wonders whether anything happens. */
const BOUND_MS = 1_000
const BATCHES = 10

const { container } = await bootShop()
const batches = []
for (let n = 0; n < BATCHES; n++) {
  batches.push(await mint(container, TAGS / BATCHES, { variant_id: `variant_${n}`, title: { en: `Bench ${n}` } }))
}
// Most are in stock, some sold, few registered.
await sql(
  container,
  `update media_license_tag set status = case when idx % 100 = 0 then 'sold' else 'assigned' end,
     order_id = case when idx % 100 = 0 then 'order_' || (idx / 100) end,
     updated_at = now() - random() * interval '300 days' where idx % 10 <> 3`,
  [],
)
await sql(container, `vacuum analyze media_license_tag`, [])
const [{ id: some }] = await sql(container, `select id from media_license_tag where idx = 77 limit 1`, [])

const page = { filters: {}, order: "-updated_at", limit: 50, offset: 0 }
const WAYS = {
  "as it opens": page,
  "page 100": { ...page, offset: 5_000 },
  "in stock": { ...page, filters: { status: ["assigned"] } },
  "registered (none)": { ...page, filters: { status: ["activated"] } },
  "at risk (none)": { ...page, filters: { risk_level: ["alert"] } },
  "by risk": { ...page, order: "-risk" },
  "by registration": { ...page, order: "-activated_at" },
  "one batch, in order": { ...page, filters: { batch_id: [batches[3]] }, order: "idx" },
  "one variant": { ...page, filters: { variant_id: ["variant_4"] } },
  "one order": { ...page, filters: { order_id: ["order_7"] } },
  "a serial": { ...page, filters: { q: printedSerial(serialOfTag(some)) } },
  "an order's number": { ...page, filters: { q: "#1234" } },
  words: { ...page, filters: { q: "bench 7" } },
  "words nobody used": { ...page, filters: { q: "nothing like it" } },
}
const figures = {}
for (const [way, asked] of Object.entries(WAYS)) figures[way] = await median(() => adminTags(container, asked))
await report({
  name: `one page of ${TAGS} tags in ${BATCHES} batches, median of ${ROUNDS}`,
  figures: { "milliseconds a page": figures },
  checks: Object.entries(figures).map(([way, value]) => ({
    ...{ what: `${way}, ms`, value, bound: `at most ${BOUND_MS}`, ok: value <= BOUND_MS },
  })),
})
process.exit(0)

async function median(act) {
  const times = []
  for (let n = 0; n < ROUNDS; n++) {
    const begin = performance.now()
    await act()
    times.push(performance.now() - begin)
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)])
}

/**
 * Batch creation: Medusa's createProductsWorkflow alone against createMediaItemsWorkflow on the same products, each
 * with a disc, three tracks, a credit, a label, offers and links. Batches alternate, so both meet the same machine.
 */
import { createItems, createProducts, itemInput, openShop, productInput } from "./lib/catalogue.mjs"
import { megabytes, peakMegabytes, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const ITEMS = Number(options.items ?? 10_000)
const BATCH = 200
const MIN_RATIO = 0.6
const MAX_PEAK_MB = 600

const { container } = await bootShop()
globalThis.gc?.()
const idle = megabytes()
const startPeak = peakMegabytes()
const shop = await openShop(container)
const spent = { core: 0, media: 0 }
/** Highest memory seen during each one's turns. */
const seen = { core: 0, media: 0 }
const kinds = options.only ? [options.only] : ["core", "media"]

for (let first = 0; first < ITEMS; first += BATCH) {
  const indexes = Array.from({ length: Math.min(BATCH, ITEMS - first) }, (_, i) => first + i)
  const products = indexes.map((index) => productInput(index, shop))
  const items = indexes.map((index) => itemInput(index, shop))
  const work = {
    core: () => createProducts(container, products),
    media: () => createItems(container, items),
  }
  const turns = kinds.map((kind) => () => timed(kind, work[kind]))
  // Who goes first takes turns: the first of a pair may pay for the garbage of the one before.
  if ((first / BATCH) % 2) turns.reverse()
  for (const turn of turns) await turn()
  if ((first + BATCH) % 2000 === 0)
    console.log(`  ${first + BATCH} of ${ITEMS}, peak ${Math.round(peakMegabytes())} MB`)
}

const core = ITEMS / spent.core
const media = ITEMS / spent.media
const peak = peakMegabytes()
await report({
  name: `catalog-batch-create: ${ITEMS} items, ${ITEMS * 3} tracks, batches of ${BATCH}, node ${process.execArgv[0]}`,
  figures: {
    "createProductsWorkflow alone, products/s": core,
    "createMediaItemsWorkflow, items/s": media,
    "memory after start, MB (its peak so far)": [idle, startPeak].map(Math.round),
    "memory during core's turns, MB": seen.core,
    "memory during our turns, MB": seen.media,
  },
  checks: [
    { what: "ratio", value: media / core, bound: `at least ${MIN_RATIO}`, ok: media / core >= MIN_RATIO },
    { what: "peak memory of the process, MB", value: peak, bound: `below ${MAX_PEAK_MB}`, ok: peak < MAX_PEAK_MB },
  ],
})
process.exit(0)

async function timed(kind, work) {
  const watch = setInterval(() => (seen[kind] = Math.max(seen[kind], megabytes())), 5)
  const begin = performance.now()
  await work()
  spent[kind] += (performance.now() - begin) / 1000
  clearInterval(watch)
  seen[kind] = Math.max(seen[kind], megabytes())
}

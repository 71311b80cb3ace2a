/**
 * Minting with PINs: 100,000 tags and then 1,000,000, signed, copied and counted, while somebody checks a tag every
 * 100 ms at the shop's own server, which is the very process that mints.
 *
 * `--small=100000 --large=1000000`; `--large=0` leaves the second out.
 */
import { randomBytes } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { mint, strangers, tokens } from "./lib/license.mjs"
import { sql } from "./lib/rental.mjs"
import { median, percentile, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const SMALL = Number(options.small ?? 100_000)
const LARGE = Number(options.large ?? 1_000_000)
/** Seconds per tag that the issue allows. */
const BOUNDS = { small: 20 / 100_000, large: 150 / 1_000_000 }

const { container, url } = await bootShop({ http: true })
const [known] = await tokens(container, await mint(container, 1), 1)
const path = new URL(known).pathname
const stranger = strangers()

const small = await measured(SMALL)
const large = LARGE > 0 ? await measured(LARGE) : null
const runs = [["small", small], ...(large ? [["large", large]] : [])]
await report({
  name: `minting with PINs: ${SMALL}${large ? ` and ${LARGE}` : ""} tags`,
  figures: Object.fromEntries(runs.map(([name, { figures }]) => [`${name} batch`, figures])),
  checks: runs.flatMap(([name, { quantity, seconds, rows, serials, faults }]) => [
    {
      what: `${quantity} tags, s`,
      value: round(seconds),
      bound: `at most ${round(quantity * BOUNDS[name])}`,
      ok: seconds <= quantity * BOUNDS[name],
    },
    equal(`rows of ${quantity}`, rows, quantity),
    equal(`different serials of ${quantity}`, serials, quantity),
    equal("checks that failed meanwhile", faults, 0),
  ]),
})
process.exit(0)

async function measured(quantity) {
  const watch = checkOften()
  const begin = performance.now()
  const id = await mint(container, quantity)
  const seconds = (performance.now() - begin) / 1000
  const { times, faults } = await watch.stop()
  const [books] = await sql(
    container,
    `select count(*)::int as rows, count(distinct id)::int as serials from media_license_tag where batch_id = ?`,
    [id],
  )
  const figures = {
    seconds: round(seconds),
    perSecond: Math.round(quantity / seconds),
    "checks meanwhile, ms": { median: round(median(times)), p95: round(percentile(times, 0.95)) },
  }
  return { quantity, seconds, faults, ...books, figures }
}

function checkOften() {
  const seen = { times: [], faults: 0 }
  let stopped = false
  const running = (async () => {
    while (!stopped) {
      const started = performance.now()
      const headers = {
        accept: "application/json",
        "x-forwarded-for": stranger(),
        "x-request-id": randomBytes(8).toString("hex"),
      }
      const answer = await fetch(url + path, { headers })
      const { verdict } = await answer.json()
      if (verdict !== "not_released") seen.faults++
      seen.times.push(performance.now() - started)
      await sleep(100)
    }
  })()
  return {
    stop: async () => {
      stopped = true
      await running
      return seen
    },
  }
}

function equal(what, value, wanted) {
  return { what, value, bound: String(wanted), ok: value === wanted }
}

function round(value) {
  return Math.round(value * 10) / 10
}

/**
 * The public check under load: valid tokens at a fixed rate, whether or not earlier ones have been answered, against a
 * shop's server in a process of its own; then `GET /health` of the same server at the same rate. Time counts from the
 * moment a request was due. Every request comes from an address of its own, as `X-Forwarded-For` of a trusted proxy, so
 * that no budget refuses any.
 *
 * `--rate=300 --seconds=30 --tags=2000`
 */
import { Agent, request } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { HOST, mint, strangers, tokens } from "./lib/license.mjs"
import { sql } from "./lib/rental.mjs"
import { secondShop } from "./lib/processes.mjs"
import { median, percentile, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const RATE = Number(options.rate ?? 300)
const SECONDS = Number(options.seconds ?? 30)
const TAGS = Number(options.tags ?? 2_000)
const WARM_UP = 5

const { container } = await bootShop()
const batch = await mint(container, TAGS)
const paths = (await tokens(container, batch, TAGS)).map((url) => new URL(url).pathname)
// A check of a copy that was never released opens a case, which is not what most checks do.
await sql(container, `update media_license_tag set status = 'sold', sold_at = now() where batch_id = ?`, [batch])
const server = await secondShop({ MEDIA_TAG_HOSTS: HOST })
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
const stranger = strangers()

const checks = (n) => `${server.url}${paths[n % paths.length]}`
const health = () => `${server.url}/health`
const isCheck = (text) => JSON.parse(text).verdict === "authentic_sold"
await load(checks, isCheck, WARM_UP)
await load(health, () => true, 2)
const check = await load(checks, isCheck, SECONDS)
const plain = await load(health, () => true, SECONDS)
server.stop()

const bound = (what, value, limit) => ({ what, value, bound: `at most ${limit} ms`, ok: value <= limit })
await report({
  name: `public check: ${RATE} requests a second for ${SECONDS} s, ${TAGS} tags`,
  figures: {
    "GET /t/…, ms": check.figures,
    "GET /health, ms": plain.figures,
    "ratio to /health": {
      median: round(check.figures.median / plain.figures.median),
      p99: round(check.figures.p99 / plain.figures.p99),
    },
  },
  checks: [
    bound("check, median", check.figures.median, 10),
    bound("check, p99", check.figures.p99, 50),
    { what: "checks answered otherwise", value: check.faults, bound: "0", ok: check.faults === 0 },
  ],
})
process.exit(0)

async function load(urlOf, isRight, seconds) {
  const times = []
  let faults = 0
  const total = RATE * seconds
  const begin = performance.now()
  const running = []
  for (let n = 0; n < total; n++) {
    const due = begin + (n * 1000) / RATE
    const wait = due - performance.now()
    if (wait > 1) await sleep(wait)
    running.push(
      get(urlOf(n)).then(
        (text) => {
          times.push(performance.now() - due)
          if (!isRight(text)) faults++
        },
        () => faults++,
      ),
    )
  }
  await Promise.all(running)
  const figures = {
    median: round(median(times)),
    p95: round(percentile(times, 0.95)),
    p99: round(percentile(times, 0.99)),
  }
  return { faults, figures }
}

function get(url) {
  return new Promise((resolve, reject) => {
    const headers = { accept: "application/json", "x-forwarded-for": stranger() }
    const sent = request(url, { agent, headers }, (response) => {
      let text = ""
      response.setEncoding("utf8").on("data", (part) => (text += part))
      response.once("end", () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(String(response.statusCode))),
      )
    })
    sent.once("error", reject)
    sent.end()
  })
}

function round(value) {
  return Math.round(value * 100) / 100
}

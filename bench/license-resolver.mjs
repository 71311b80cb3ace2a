/**
 * The public check under load: valid tokens at a fixed rate, whether or not earlier ones have been answered, against a
 * shop's server in a process of its own: on the resolver's own port, under `/t` of the shop, and `GET /health` of the same
 * shop, in turns. Time counts from the moment a request was due. Every request comes from an address of its own, as
 * `X-Forwarded-For` of a trusted proxy, so that no budget refuses any. In production the own port is the one to use, so the
 * bound of the slowest is its; the shop's server does more for every request before it comes to the resolver.
 *
 * `--rate=300 --seconds=30 --rounds=3 --tags=2000`; the seconds are shared among the rounds
 */
import { Agent, request } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { HOST, mint, strangers, tokens } from "./lib/license.mjs"
import { sql } from "./lib/rental.mjs"
import { freePort, secondShop } from "./lib/processes.mjs"
import { median, percentile, report } from "./lib/report.mjs"
import { bootShop } from "./lib/shop.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const RATE = Number(options.rate ?? 300)
const SECONDS = Number(options.seconds ?? 30)
const TAGS = Number(options.tags ?? 2_000)
const ROUNDS = Number(options.rounds ?? 3)
const WARM_UP = 5

const { container } = await bootShop()
const batch = await mint(container, TAGS)
const paths = (await tokens(container, batch, TAGS)).map((url) => new URL(url).pathname)
// A check of a copy that was never released opens a case, which is not what most checks do.
await sql(container, `update media_license_tag set status = 'sold', sold_at = now() where batch_id = ?`, [batch])
const port = await freePort()
const server = await secondShop({ MEDIA_TAG_HOSTS: HOST, MEDIA_RESOLVER_PORT: String(port) })
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
const stranger = strangers()

const isCheck = (text) => JSON.parse(text).verdict === "authentic_sold"
const checksAt = (url) => ({ url: (n) => `${url}${paths[n % paths.length]}`, isRight: isCheck })
const targets = {
  "own port": checksAt(`http://localhost:${port}`),
  "shop's /t": checksAt(server.url),
  "GET /health": { url: () => `${server.url}/health`, isRight: () => true },
}
const seen = Object.fromEntries(Object.keys(targets).map((name) => [name, { times: [], faults: 0, cpu: 0 }]))

for (const target of Object.values(targets)) await load(target, WARM_UP)
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, target] of Object.entries(targets)) {
    const before = await server.cpu()
    const { times, faults } = await load(target, SECONDS / ROUNDS)
    // What was seen is written down a little later.
    await sleep(400)
    seen[name].cpu += (await server.cpu()) - before
    seen[name].times.push(...times)
    seen[name].faults += faults
  }
}
server.stop()

const figures = Object.fromEntries(Object.entries(seen).map(([name, { times, cpu }]) => [name, figuresOf(times, cpu)]))
const { "own port": own, "shop's /t": shop, "GET /health": health } = figures
const bound = (what, value, limit) => ({ what, value, bound: `at most ${limit} ms`, ok: value <= limit })
const faults = seen["own port"].faults + seen["shop's /t"].faults
await report({
  name: `public check: ${RATE} requests a second for ${SECONDS} s, ${TAGS} tags; times and processor in ms`,
  figures: {
    ...figures,
    "own port, ratio to /health": ratios(own, health),
    "shop's /t, ratio to /health": ratios(shop, health),
  },
  checks: [
    bound("own port, median", own.median, 10),
    bound("own port, p99", own.p99, 50),
    bound("shop's /t, median", shop.median, 10),
    { what: "checks answered otherwise", value: faults, bound: "0", ok: faults === 0 },
  ],
})
process.exit(0)

function figuresOf(times, cpu) {
  return {
    median: round(median(times)),
    p95: round(percentile(times, 0.95)),
    p99: round(percentile(times, 0.99)),
    processor: round(cpu / times.length),
  }
}

function ratios(one, other) {
  return Object.fromEntries(Object.keys(one).map((name) => [name, round(one[name] / other[name])]))
}

async function load({ url, isRight }, seconds) {
  const times = []
  let faults = 0
  const total = Math.round(RATE * seconds)
  const begin = performance.now()
  const running = []
  for (let n = 0; n < total; n++) {
    const due = begin + (n * 1000) / RATE
    const wait = due - performance.now()
    if (wait > 1) await sleep(wait)
    running.push(
      get(url(n)).then(
        (text) => {
          times.push(performance.now() - due)
          if (!isRight(text)) faults++
        },
        () => faults++,
      ),
    )
  }
  await Promise.all(running)
  return { times, faults }
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

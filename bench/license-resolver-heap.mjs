/**
 * What a million distinct tag paths leave behind in memory: on the resolver's own listener, in the shop's server as
 * `/t?p=<path>`, which an edge rewrites to, and in the shop's server as `/t/<path>`, where the platform's router keeps
 * every path it has seen. The last is shown on fewer paths and scaled, for it would not end well.
 *
 * `--paths=1000000 --direct=100000 --at-once=64`
 */
import { randomBytes } from "node:crypto"
import { Agent, request } from "node:http"
import { report } from "./lib/report.mjs"
import { bootShop, source } from "./lib/shop.mjs"

const { handle } = source("src/workflows/license/resolver/handle.ts")
const { startResolver } = source("src/workflows/license/resolver/listener.ts")
const { RESOLVER_PORT } = source("src/workflows/license/resolver/types.ts")

const options = JSON.parse(process.argv[2] ?? "{}")
const PATHS = Number(options.paths ?? 1_000_000)
const DIRECT = Number(options.direct ?? Math.min(100_000, PATHS))
const AT_ONCE = Number(options["at-once"] ?? 64)
const WARM_UP = 2_000
/** What a million paths may leave behind; the router leaves about two hundred. */
const BOUND_MB = 20

/** Nothing is recognised, so what is measured is the way to the port and back. */
const port = {
  verify: async () => ({ status: "ok", view: { verdict: "not_recognised" } }),
  retentionDays: async () => 90,
}
const settings = {
  ...{ imgHosts: [], claimUrl: null, place: () => ({ country: null, cell: null }) },
  onFault: (error) => {
    throw error
  },
}

const { container, url, close } = await bootShop({ http: true })
container.register({ [RESOLVER_PORT]: { resolve: () => port } })
const listener = await startResolver({
  ...{ port: 0, host: "127.0.0.1", trustedProxies: ["loopback"], onFault: settings.onFault },
  handle: (asked) => handle(asked, port, settings),
})
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

const own = await growth(`http://127.0.0.1:${listener.port}/t/`, PATHS)
const rewritten = await growth(`${url}/t?p=`, PATHS)
const direct = await growth(`${url}/t/`, DIRECT)
const bound = (what, { perMillion }) => ({
  ...{ what, value: perMillion, bound: `≤ ${BOUND_MB} MB` },
  ok: perMillion <= BOUND_MB,
})
await report({
  name: `memory left by distinct tag paths (${PATHS} each, ${DIRECT} directly), ${AT_ONCE} at a time`,
  figures: {
    "own listener, MB": own,
    "shop, rewritten to /t?p=, MB": rewritten,
    "shop, /t/<path> directly, MB": direct,
  },
  checks: [
    bound("own listener, MB per million paths", own),
    bound("shop behind a rewriting edge, MB per million paths", rewritten),
  ],
})
agent.destroy()
await listener.close()
await close()
process.exit(0)

/** Heap in use after so many paths, less what was in use after the first few. */
async function growth(prefix, paths) {
  await flood(prefix, WARM_UP)
  const before = heap()
  const begin = performance.now()
  await flood(prefix, paths)
  const seconds = (performance.now() - begin) / 1000
  const megabytes = (heap() - before) / 1024 / 1024
  return {
    grown: round(megabytes),
    perMillion: round((megabytes * 1_000_000) / paths),
    requestsPerSecond: Math.round(paths / seconds),
  }
}

async function flood(prefix, paths) {
  let left = paths
  const one = async () => {
    while (left-- > 0) await get(prefix + randomBytes(63).toString("hex").toUpperCase())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

function get(address) {
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, method: "GET", headers: { accept: "application/json" } }, (response) => {
      response.resume()
      response.once("end", () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${response.statusCode}`))
      })
    })
    // A server may close a connection in the moment it is used again.
    sent.once("error", (error) => (sent.reusedSocket ? resolve(get(address)) : reject(error)))
    sent.end()
  })
}

function heap() {
  for (let i = 0; i < 4; i++) globalThis.gc()
  return process.memoryUsage().heapUsed
}

function round(value) {
  return Math.round(value * 10) / 10
}

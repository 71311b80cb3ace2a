import { spawn, spawnSync } from "node:child_process"
import { createClient } from "redis"
import { findPort } from "../lib/ports.mjs"

const DATABASE = 9

/**
 * The Redis that the redis suite uses: TEST_REDIS_URL (or REDIS_URL), else a server on the usual port, else one that
 * is started for the run. The suite empties its database, so it takes a number of its own.
 * @returns {Promise<{ env: Record<string, string>, stop(): Promise<void> }>}
 */
export async function startTestRedis() {
  const named = process.env.TEST_REDIS_URL ?? process.env.REDIS_URL
  const usual = "redis://127.0.0.1:6379"
  for (const url of [named, usual].filter(Boolean)) {
    if (await answers(url)) return { env: { TEST_REDIS_URL: withDatabase(url) }, stop: async () => {} }
    if (url === named) throw new Error(`no Redis answers at ${url}`)
  }
  return ownServer()
}

async function ownServer() {
  if (spawnSync("redis-server", ["--version"]).status !== 0) {
    throw new Error("no Redis on port 6379 and no redis-server to start: install one, or set REDIS_URL")
  }
  const port = await findPort(6390)
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
  const child = spawn("redis-server", args, { stdio: "ignore" })
  const url = `redis://127.0.0.1:${port}`
  for (let attempt = 0; attempt < 50; attempt++) {
    if (await answers(url)) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = async () => void child.kill("SIGTERM")
  return { env: { TEST_REDIS_URL: withDatabase(url) }, stop }
}

const withDatabase = (url) => (/\/\d+$/.test(url) ? url : `${url.replace(/\/$/, "")}/${DATABASE}`)

async function answers(url) {
  const client = createClient({ url, socket: { connectTimeout: 1000, reconnectStrategy: false } })
  client.on("error", () => {})
  try {
    await client.connect()
    await client.ping()
    await client.close()
    return true
  } catch {
    return false
  }
}

import { setTimeout as sleep } from "node:timers/promises"
import { tail } from "./children.mjs"
import { publishableKey } from "./database.mjs"
import { findPort } from "./ports.mjs"

const PATIENCE = 240_000

/**
 * Starts Medusa and waits until it answers.
 * The built shop runs as in production; only its session cookies work over plain http (see MEDIA_PUBLIC_URL).
 */
export async function serve({ settings, children, checkout, screen, env, directory, detail }) {
  const port = await findPort(settings.port)
  if (port !== settings.port) detail(`port ${settings.port} is taken; the shop uses ${port}`, true)
  const address = `http://localhost:${port}`
  // Before, Medusa warns about things that are meant to be so; if the start fails, the end of the log is shown.
  let isReady = false
  const { child, exited, log } = children.start([settings.dev ? "develop" : "start", "-p", String(port)], {
    name: "server",
    cwd: directory,
    inherit: settings.dev,
    onLine: (line) => isReady && showTrouble(line, screen),
    env: {
      ...env,
      PORT: String(port),
      NODE_ENV: settings.dev ? "development" : "production",
      ...(settings.production ? {} : { MEDIA_PUBLIC_URL: env.MEDIA_PUBLIC_URL ?? address }),
    },
  })
  let ended
  void exited.then((end) => (ended = end))
  const lastWords = () => (log ? `${tail(log)}\n\nThe whole output: ${log}` : "")
  const url = env.MEDIA_PUBLIC_URL ?? address
  for (const from = Date.now(); !(await answers(`http://localhost:${port}/health`)); await sleep(200)) {
    if (ended) throw new Error(`The server did not start.\n\n${lastWords()}`)
    if (Date.now() - from > PATIENCE) throw new Error(`The server does not answer on port ${port}.\n\n${lastWords()}`)
  }
  isReady = true
  checkout.noteUrl(url)
  return { child, exited, lastWords, address, url, log, summary: `port ${port}` }
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

/** The server's log goes to a file; what somebody should see goes to the screen too. */
function showTrouble(line, screen) {
  if (/^\s*(warn|error)\b/.test(line)) return screen.print(line)
  if (!line.startsWith("{")) return
  try {
    const { level, message } = JSON.parse(line)
    if (level === "error" || level === "warn") screen.print(`${level}: ${message}`)
  } catch {
    // Not one of Medusa's JSON lines.
  }
}

/** Tells where the shop is and how to get in. */
export async function showShop({ screen, settings, env, shop, database, demoKey }) {
  const key = await publishableKey(database.url, demoKey)
  const lines = [["Admin", `${shop.url}/app`]]
  if (!settings.production) {
    const works = await canSignIn(shop.address, env)
    lines.push(["Login", env.MEDIA_ADMIN_EMAIL])
    lines.push(["Password", works ? env.MEDIA_ADMIN_PASSWORD : "the one you set in the admin"])
  }
  lines.push(["Store API", `${shop.url}/store`])
  if (key) lines.push(["Publishable key", key])
  if (shop.log) lines.push(["Server log", shop.log])
  screen.print(`\n${screen.bold("The shop is open.")}\n`)
  for (const [name, value] of lines) screen.print(`  ${name.padEnd(16)} ${value}`)
  screen.print(`\n${screen.dim(`Ctrl-C stops the shop${database.embedded ? " and its database" : ""}.`)}\n`)
}

async function canSignIn(address, env) {
  const body = JSON.stringify({ email: env.MEDIA_ADMIN_EMAIL, password: env.MEDIA_ADMIN_PASSWORD })
  const headers = { "content-type": "application/json" }
  const response = await fetch(`${address}/auth/user/emailpass`, { method: "POST", headers, body })
  return response.ok
}

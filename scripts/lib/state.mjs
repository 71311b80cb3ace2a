import { randomBytes } from "node:crypto"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { signalGroup } from "./children.mjs"
import { readJson, writePrivate } from "./private-file.mjs"
import { isSameProcess, processStamp } from "./processes.mjs"

/** The demo's secrets: made once, kept in a file only its owner can read, never in the repository. */
export function demoSecrets(dataDir) {
  const path = join(dataDir, "secrets.json")
  const known = readJson(path) ?? {}
  const made = {
    jwtSecret: known.jwtSecret ?? randomBytes(32).toString("hex"),
    cookieSecret: known.cookieSecret ?? randomBytes(32).toString("hex"),
    adminPassword: known.adminPassword ?? readablePassword(),
  }
  if (Object.keys(made).some((key) => made[key] !== known[key])) writePrivate(path, made)
  return made
}

/** Sixteen characters from an alphabet without look-alikes, in groups: typed by hand more often than pasted. */
function readablePassword() {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
  const limit = 256 - (256 % alphabet.length)
  let text = ""
  while (text.length < 16) {
    const [byte] = randomBytes(1)
    if (byte < limit) text += alphabet[byte % alphabet.length]
  }
  return text.match(/.{4}/g).join("-")
}

/**
 * One start per checkout: two would build into the same directory and share one database. What a killed start has
 * left running is ended first.
 *
 * @throws Error naming the process that holds the checkout
 */
export async function takeCheckout(dataDir) {
  const path = join(dataDir, "run.json")
  mkdirSync(dataDir, { recursive: true })
  const mine = { pid: process.pid, stamp: processStamp(process.pid), children: [] }
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: "wx", mode: 0o600 })
    } catch (error) {
      if (error.code !== "EEXIST") throw error
      await clearStale(path)
      continue
    }
    // Two starts may both have cleared the same stale file; only one of them still finds its own.
    await sleep(30)
    if (readJson(path)?.pid === process.pid) return claim(path, mine)
  }
  throw new Error(`Another start is taking this checkout; if none is running, delete ${path}`)
}

async function clearStale(path) {
  const other = readJson(path)
  if (other && isSameProcess(other)) {
    const where = other.url ? ` at ${other.url}` : ""
    throw new Error(
      `The shop of this checkout is already running${where} (process ${other.pid}). Stop it with Ctrl-C first.`,
    )
  }
  const left = (other?.children ?? []).filter(isSameProcess)
  for (const { pid } of left) signalGroup(pid, "SIGTERM")
  for (let wait = 0; wait < 50 && left.some(isSameProcess); wait++) await sleep(100)
  for (const { pid } of left) signalGroup(pid, "SIGKILL")
  rmSync(path, { force: true })
}

function claim(path, mine) {
  const note = { ...mine }
  const save = (change) => {
    Object.assign(note, change)
    if (readJson(path)?.pid === process.pid) writePrivate(path, note)
  }
  return {
    noteChildren: (pids) => save({ children: pids.map((pid) => ({ pid, stamp: processStamp(pid) })) }),
    noteUrl: (url) => save({ url }),
    release: () => {
      if (readJson(path)?.pid === process.pid) rmSync(path, { force: true })
    },
  }
}

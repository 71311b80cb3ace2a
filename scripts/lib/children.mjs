import { spawn, spawnSync } from "node:child_process"
import { createWriteStream, mkdirSync, readFileSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"
import { stripVTControlCharacters } from "node:util"
import { leaveToOwner } from "./private-file.mjs"

const WATCH = new URL("./parent-watch.mjs", import.meta.url)

/**
 * Launches Medusa's command line in processes that end with this one. Each leads a process group, so that Ctrl-C in
 * the terminal reaches only this script, which then stops them in the right order, grandchildren included.
 *
 * @param {{ root: string, logs: string, onChange(children: number[]): void }} options
 */
export function createChildren({ root, logs, onChange }) {
  const live = new Set()
  let closed = false
  const medusa = join(
    dirname(createRequire(join(root, "package.json")).resolve("@medusajs/cli/package.json")),
    "cli.js",
  )

  function start(args, { env, cwd = root, name, onLine, inherit = false }) {
    if (closed) throw new Error("the shop is being stopped")
    const child = spawn(process.execPath, ["--import", WATCH.href, medusa, ...args], {
      cwd,
      env,
      stdio: [inherit ? "inherit" : "ignore", inherit ? "inherit" : "pipe", inherit ? "inherit" : "pipe", "ipc"],
      detached: process.platform !== "win32",
    })
    live.add(child)
    onChange([...live].map(({ pid }) => pid))
    const log = inherit ? undefined : record(child, join(logs, `${name}.log`), onLine)
    const exited = new Promise((done) => {
      child.once("error", (error) => done({ code: -1, error }))
      child.once("close", (code, signal) => done({ code, signal }))
    }).then((end) => {
      live.delete(child)
      onChange([...live].map(({ pid }) => pid))
      return end
    })
    return { child, exited, log }
  }

  /** Runs a command to its end; a failure carries the last lines of its output and the name of its log. */
  async function run(args, options) {
    const { exited, log } = start(args, options)
    const { code, signal, error } = await exited
    if (code === 0) return
    const how = error?.message ?? (signal ? `was stopped by ${signal}` : `ended with code ${code}`)
    throw new Error(`medusa ${args.join(" ")} ${how}\n\n${tail(log)}\n\nThe whole output: ${log}`)
  }

  /** Asks every child to end, and after `grace` ms insists. */
  async function stopAll(grace) {
    closed = true
    const all = [...live]
    for (const child of all) signalGroup(child.pid, "SIGTERM")
    const ended = Promise.all(all.map((child) => new Promise((done) => whenGone(child, done))))
    await Promise.race([ended, sleep(grace, undefined, { ref: false })])
    for (const child of all) signalGroup(child.pid, "SIGKILL")
  }

  return { start, run, stopAll }
}

function whenGone(child, done) {
  if (child.exitCode !== null || child.signalCode !== null) return done()
  child.once("exit", done)
}

/** Signals a process and all it has started. */
export function signalGroup(pid, signal) {
  if (!pid) return
  if (process.platform === "win32") return void spawnSync("taskkill", ["/pid", String(pid), "/f", "/t"])
  try {
    process.kill(-pid, signal)
  } catch {
    // The group has gone.
  }
}

function record(child, path, onLine) {
  mkdirSync(dirname(path), { recursive: true })
  leaveToOwner(dirname(path))
  rmSync(path, { force: true })
  const file = createWriteStream(path, { mode: 0o600 })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      const plain = stripVTControlCharacters(line)
      file.write(`${plain}\n`)
      onLine?.(plain)
    })
  }
  child.once("close", () => file.end())
  return path
}

/** The last lines of a log, without the empty ones. */
export function tail(path, count = 25) {
  try {
    const lines = readFileSync(path, "utf8").split("\n")
    return lines
      .filter((line) => line.trim() !== "")
      .slice(-count)
      .map(readable)
      .join("\n")
  } catch {
    return ""
  }
}

/** In production Medusa logs JSON; on the screen only what it says counts. */
function readable(line) {
  try {
    const { level, message } = JSON.parse(line)
    return level && message ? `${level}: ${message}` : line
  } catch {
    return line
  }
}

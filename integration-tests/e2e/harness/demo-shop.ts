import { spawn, type ChildProcess } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "../../helpers/free-port"
import { copyTree, ROOT } from "../../helpers/source-tree"
import type { Shop } from "./shop"

const PATIENCE_MS = 10 * 60_000
const EMAIL = "e2e@media-store.test"
const PASSWORD = "end-to-end-password"

export interface RunningShop extends Shop {
  /** The checkout it runs from. */
  directory: string
  seconds: number
  stop(): Promise<void>
}

/**
 * Runs `npm start`'s script in a copy of this checkout: embedded database, build, tables, demo data, server. The copy
 * keeps its build from run to run; its database starts over unless `keep` is set.
 */
export async function startDemoShop({ keep = false } = {}): Promise<RunningShop> {
  const dir = join(ROOT, ".data/e2e/shop")
  copyTree(dir)
  const port = await freePort()
  const isFirst = !existsSync(join(dir, ".data"))
  const args = ["scripts/start.mjs", "--port", String(port), ...(isFirst || keep ? [] : ["--reset", "--yes"])]
  const begin = performance.now()
  const child = spawn(process.execPath, args, { cwd: dir, env: environment(), stdio: ["ignore", "pipe", "pipe"] })
  const output = follow(child)
  const stop = () => end(child)
  try {
    await ready(child, output)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: `http://localhost:${port}`,
    directory: dir,
    email: EMAIL,
    password: PASSWORD,
    publishableKey: /\bpk_[0-9a-f]+/.exec(output())?.[0] ?? "",
    seconds: (performance.now() - begin) / 1000,
    stop,
  }
}

/** Settings of the developer's own shop must not leak into this one. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env
  return { PATH, HOME, TMPDIR, LANG, MEDIA_ADMIN_EMAIL: EMAIL, MEDIA_ADMIN_PASSWORD: PASSWORD }
}

function follow(child: ChildProcess): () => string {
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      chunks.push(chunk)
      process.stderr.write(chunk)
    })
  }
  return () => Buffer.concat(chunks).toString()
}

async function ready(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  // The last line that a successful start prints.
  while (!/Ctrl-C stops the shop/.test(output())) {
    if (child.exitCode !== null) throw new Error(`the shop did not start:\n${output().slice(-4000)}`)
    if (Date.now() > deadline) throw new Error(`the shop was not up after ${PATIENCE_MS / 60_000} minutes`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once("exit", resolve))
  child.kill("SIGTERM")
  const timer = setTimeout(() => child.kill("SIGKILL"), 60_000)
  await ended
  clearTimeout(timer)
}

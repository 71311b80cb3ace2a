import { spawn } from "node:child_process"

const running = new Set()

/**
 * Runs a command to its end and collects what it prints. It gets a process group of its own, so that everything it
 * started can be ended with it.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = process.env, cwd, onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: isPosix() })
    running.add(child)
    const chunks = []
    const collect = (chunk) => {
      chunks.push(chunk)
      onOutput?.(chunk.toString())
    }
    child.stdout.on("data", collect)
    child.stderr.on("data", collect)
    const finish = (code) => {
      running.delete(child)
      resolve({ code, output: Buffer.concat(chunks).toString() })
    }
    child.once("error", (error) => {
      chunks.push(Buffer.from(String(error)))
      finish(127)
    })
    child.once("close", (code) => finish(code ?? 1))
  })
}

/** Starts a server-like command; `stop()` ends it and everything it started. */
export function start(command, args, { env = process.env, cwd } = {}) {
  const child = spawn(command, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: isPosix() })
  running.add(child)
  const chunks = []
  child.stdout.on("data", (chunk) => chunks.push(chunk))
  child.stderr.on("data", (chunk) => chunks.push(chunk))
  const exited = new Promise((resolve) => {
    child.once("error", () => resolve(127))
    child.once("exit", (code) => resolve(code ?? 1))
  }).finally(() => running.delete(child))
  const stop = async () => {
    end(child, "SIGINT")
    const timer = setTimeout(() => end(child, "SIGKILL"), 20_000)
    await exited
    clearTimeout(timer)
  }
  return { child, exited, stop, output: () => Buffer.concat(chunks).toString() }
}

/** Ends whatever is still running; for the way out. */
export function endAll() {
  for (const child of running) end(child, "SIGTERM")
}

function end(child, signal) {
  try {
    if (isPosix()) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It is gone already.
  }
}

const isPosix = () => process.platform !== "win32"

import { spawn, type ChildProcess } from "node:child_process"

export interface CommandOptions {
  cwd: string
  env?: NodeJS.ProcessEnv
  /** Ends the command after this time. Default ten minutes. */
  timeoutMs?: number
}

/** Runs a command to its end and returns what it printed; a failure throws with the last of it. */
export async function command(name: string, args: string[], options: CommandOptions): Promise<string> {
  const result = await attempt(name, args, options)
  if (result.code === 0) return result.output
  throw new Error(`${name} ${args.join(" ")} ended with ${result.code}\n${result.output.slice(-6000)}`)
}

/** Runs a command to its end, whatever that is. */
export function attempt(
  name: string,
  args: string[],
  { cwd, env = process.env, timeoutMs = 600_000 }: CommandOptions,
): Promise<{ code: number; output: string }> {
  const child = spawn(name, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true })
  const output = collect(child)
  const timer = setTimeout(() => endGroup(child, "SIGKILL"), timeoutMs)
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output: output() })
    })
  })
}

/** A server started by a test. */
export interface Server {
  url: string
  output(): string
  stop(): Promise<void>
}

/**
 * Starts a server and waits until `url` + `healthPath` answers 200.
 * @throws with the server's output when it ends before that.
 */
export async function serve(
  name: string,
  args: string[],
  options: CommandOptions & { url: string; healthPath?: string },
): Promise<Server> {
  const { cwd, env = process.env, url, healthPath = "/health", timeoutMs = 180_000 } = options
  const child = spawn(name, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true })
  const output = collect(child)
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()))
  const stop = async () => {
    endGroup(child, "SIGTERM")
    const timer = setTimeout(() => endGroup(child, "SIGKILL"), 15_000)
    await ended
    clearTimeout(timer)
  }
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url + healthPath).catch(() => undefined)
    if (answer?.ok) return { url, output, stop }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  await stop()
  throw new Error(`${name} ${args.join(" ")} did not come up\n${output().slice(-6000)}`)
}

function collect(child: ChildProcess): () => string {
  const chunks: Buffer[] = []
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

/** npm and the Medusa CLI start children of their own; the whole group goes. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It is gone already.
  }
}

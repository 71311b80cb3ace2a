import { fork } from "node:child_process"
import { join } from "node:path"
import { ROOT } from "./source-tree"

/**
 * Another server process on the same database, as a shop behind a load balancer has; ends with the test's own process.
 *
 * @example
 * const second = await secondProcess(dbConfig.clientUrl, { TZ: "Pacific/Auckland" })
 * try { await fetch(`${second.url}/health`) } finally { second.stop() }
 */
export async function secondProcess(
  databaseUrl: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = fork(join(ROOT, "bench/lib/server.mjs"), [], {
    cwd: ROOT,
    execArgv: ["--require", join(ROOT, "bench/lib/typescript.cjs")],
    env: { ...process.env, DATABASE_URL: databaseUrl, MEDUSA_DISABLE_ADMIN: "true", PORT: "0", ...env },
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once("message", (message) => resolve((message as { url: string }).url))
    child.once("error", reject)
    child.once("exit", (code) => reject(new Error(`the second process ended with ${code} before it listened`)))
  })
  const stop = async () => {
    child.kill("SIGKILL")
    await ended
  }
  return { url, stop }
}

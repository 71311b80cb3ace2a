import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { pingRedis } from "../../src/lib/redis"
import { freePort } from "./free-port"

/** A redis-server that a test may stop, kill and start again. */
export interface OwnRedis {
  url: string
  process: ChildProcess
}

/** Answers when it takes commands; on a free port unless one is named. */
export async function startRedis(onPort?: number): Promise<OwnRedis> {
  const port = onPort ?? (await freePort())
  const child = spawn("redis-server", ["--port", String(port), "--save", "", "--appendonly", "no"], { stdio: "ignore" })
  await once(child, "spawn")
  const url = `redis://127.0.0.1:${port}`
  if (!(await pingRedis(url, 10_000))) throw new Error("redis-server did not come up")
  return { url, process: child }
}

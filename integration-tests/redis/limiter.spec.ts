import { createClient } from "redis"
import { limiterOf } from "../../src/lib/limiter"
import { closeRedis, promptRedis } from "../../src/lib/redis"
import { startRedis, type OwnRedis } from "../helpers/own-redis"

const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379/9"
const BUDGET = { points: 5, duration_s: 60 }

/** Names of their own per run, since Redis remembers the last one. */
const run = `spec-${process.pid}-${Date.now()}`

async function ready(url: string): Promise<void> {
  const client = promptRedis(url)
  while (!client.isReady) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Asks one after the other, and for how long the slowest took. */
async function ask(limiter: ReturnType<typeof limiterOf>, key: string, times: number) {
  let slowest = 0
  let allowed = 0
  for (let i = 0; i < times; i++) {
    const begin = performance.now()
    if ((await limiter.consume(key)).allowed) allowed++
    slowest = Math.max(slowest, performance.now() - begin)
  }
  return { allowed, slowest }
}

describe("limits counted in Redis", () => {
  const own: OwnRedis[] = []
  const client = createClient({ url: REDIS_URL })

  beforeAll(async () => {
    await client.connect()
  })
  afterEach(async () => {
    await closeRedis()
    for (const server of own.splice(0)) server.process.kill("SIGKILL")
  })
  afterAll(async () => {
    const keys = await client.keys(`media-limit:${run}*`)
    if (keys.length > 0) await client.del(keys)
    await client.close()
  })

  it("counts what another process has taken", async () => {
    const limiter = limiterOf(`${run}-shared`, BUDGET, REDIS_URL)
    await ready(REDIS_URL)
    await limiter.consume("a", 2)
    const [key] = await client.keys(`media-limit:${run}-shared*`)
    expect(key).toBeDefined()
    await client.incrBy(key ?? "", 2)
    expect((await limiter.consume("a", 1)).allowed).toBe(true)
    expect((await limiter.consume("a", 1)).allowed).toBe(false)
  })

  it("answers a key over its budget from memory", async () => {
    const limiter = limiterOf(`${run}-memory`, BUDGET, REDIS_URL)
    await ready(REDIS_URL)
    expect(await ask(limiter, "a", 6)).toMatchObject({ allowed: 5 })
    const [key] = await client.keys(`media-limit:${run}-memory*`)
    const counted = await client.get(key ?? "")
    expect(await ask(limiter, "a", 20)).toMatchObject({ allowed: 0 })
    expect((await limiter.peek("a")).allowed).toBe(false)
    expect(await client.get(key ?? "")).toBe(counted)
  })

  it("keeps a block in Redis for as long as it is told", async () => {
    const limiter = limiterOf(`${run}-block`, { points: 1, duration_s: 1, block_s: 3_600 }, REDIS_URL)
    await ready(REDIS_URL)
    await limiter.consume("a")
    expect((await limiter.consume("a")).retry_after).toBeGreaterThan(3_500)
    const [key] = await client.keys(`media-limit:${run}-block*`)
    expect(await client.ttl(key ?? "")).toBeGreaterThan(3_500)
  })

  it.each<[string, NodeJS.Signals]>([
    ["is killed", "SIGKILL"],
    ["hangs", "SIGSTOP"],
  ])("goes on limiting, and lets nobody wait, when Redis %s during the run", async (_, signal) => {
    const server = await startRedis()
    own.push(server)
    const limiter = limiterOf(`${run}-${signal}`, BUDGET, server.url)
    await ready(server.url)
    expect(await ask(limiter, "before", 6)).toMatchObject({ allowed: 5 })

    const asking = Promise.all(["a", "b", "c", "d"].map((key) => ask(limiter, key, 200)))
    server.process.kill(signal)
    for (const { allowed, slowest } of await asking) {
      // Memory does not know what Redis had granted before it went.
      expect(allowed).toBeGreaterThanOrEqual(5)
      expect(allowed).toBeLessThanOrEqual(10)
      expect(slowest).toBeLessThan(1_000)
    }
    expect(await ask(limiter, "before", 3)).toMatchObject({ allowed: 0 })
    const after = await ask(limiter, "after", 50)
    expect(after.allowed).toBe(5)
    expect(after.slowest).toBeLessThan(1_000)
  })

  it("counts in Redis again when it is back", async () => {
    const server = await startRedis()
    own.push(server)
    const limiter = limiterOf(`${run}-back`, BUDGET, server.url)
    await ready(server.url)
    server.process.kill("SIGSTOP")
    expect(await ask(limiter, "a", 10)).toMatchObject({ allowed: 5 })
    server.process.kill("SIGCONT")
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    await limiter.consume("b", 2)
    const reader = createClient({ url: server.url })
    await reader.connect()
    const key = (await reader.keys(`media-limit:${run}-back*`)).find((name) => name.endsWith(":b"))
    expect(await reader.get(key ?? "")).toBe("2")
    await reader.close()
  })
})

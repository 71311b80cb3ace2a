import { closeRedis, pingRedis, sharedRedis } from "../../src/lib/redis"
import { freePort } from "../helpers/free-port"

const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379/9"

describe("the shared Redis client", () => {
  afterEach(closeRedis)

  it("is one per URL and process", () => {
    expect(sharedRedis(REDIS_URL)).toBe(sharedRedis(REDIS_URL))
  })

  it("takes commands before it is connected", async () => {
    const client = sharedRedis(REDIS_URL)
    await client.set("media-client-spec", "kept", { EX: 60 })
    expect(await client.get("media-client-spec")).toBe("kept")
    expect(await client.del("media-client-spec")).toBe(1)
  })

  it("answers a ping while Redis is there", async () => {
    expect(await pingRedis(REDIS_URL, 2_000)).toBe(true)
  })

  it("says no within the time given when nothing listens", async () => {
    const url = `redis://127.0.0.1:${await freePort()}`
    const begin = performance.now()
    expect(await pingRedis(url, 150)).toBe(false)
    expect(performance.now() - begin).toBeLessThan(2_000)
  })

  it("closes although one of its servers never answered, and opens a new client afterwards", async () => {
    const first = sharedRedis(REDIS_URL)
    sharedRedis(`redis://127.0.0.1:${await freePort()}`)
    expect(await pingRedis(REDIS_URL, 2_000)).toBe(true)
    await closeRedis()
    expect(first.isOpen).toBe(false)
    expect(sharedRedis(REDIS_URL)).not.toBe(first)
    expect(await pingRedis(REDIS_URL, 2_000)).toBe(true)
  })
})

import { closeRedis, pingRedis, promptRedis, sharedRedis } from "../redis"

/** Nothing listens on port 1. */
const NOWHERE = "redis://127.0.0.1:1"

describe("redis", () => {
  afterEach(closeRedis)

  it("shares one client per URL", () => {
    expect(sharedRedis(NOWHERE)).toBe(sharedRedis(NOWHERE))
    expect(sharedRedis(`${NOWHERE}/1`)).not.toBe(sharedRedis(NOWHERE))
  })

  it("says no within the time given while there is no server, and does not end the process", async () => {
    expect(await pingRedis(NOWHERE, 50)).toBe(false)
    expect(await pingRedis(NOWHERE, 50)).toBe(false)
  })

  it("has a second client that refuses at once where the first would wait", async () => {
    const client = promptRedis(NOWHERE)
    expect(promptRedis(NOWHERE)).toBe(client)
    expect(sharedRedis(NOWHERE)).not.toBe(client)
    await expect(client.get("key")).rejects.toThrow()
    await closeRedis()
    expect(client.isOpen).toBe(false)
  })

  it("closes clients that never connected, and gives out new ones afterwards", async () => {
    const client = sharedRedis(NOWHERE)
    await closeRedis()
    expect(client.isOpen).toBe(false)
    expect(sharedRedis(NOWHERE)).not.toBe(client)
  })

  const url = process.env.REDIS_URL
  const withServer = url ? it : it.skip
  withServer("says yes when the server answers (needs REDIS_URL)", async () => {
    expect(await pingRedis(url ?? "", 1_000)).toBe(true)
    const client = sharedRedis(url ?? "")
    await closeRedis()
    expect(client.isOpen).toBe(false)
  })
})

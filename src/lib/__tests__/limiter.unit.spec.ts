import { limiterOf } from "../limiter"
import { closeRedis } from "../redis"

/** Nothing listens on port 1. */
const NOWHERE = "redis://127.0.0.1:1"

let counter = 0
/** Limiters live as long as the process: each test takes its own. */
const fresh = () => `unit-${process.pid}-${counter++}`

describe("limiterOf", () => {
  afterAll(closeRedis)

  it("grants the budget and refuses what exceeds it, with the seconds left", async () => {
    const limiter = limiterOf(fresh(), { points: 3, duration_s: 60 })
    for (let i = 0; i < 3; i++) expect(await limiter.consume("a", 1)).toEqual({ allowed: true, retry_after: 0 })
    const refused = await limiter.consume("a", 1)
    expect(refused.allowed).toBe(false)
    expect(refused.retry_after).toBeGreaterThan(0)
    expect(refused.retry_after).toBeLessThanOrEqual(60)
    expect((await limiter.consume("b", 1)).allowed).toBe(true)
  })

  it("counts heavier attempts by their points", async () => {
    const limiter = limiterOf(fresh(), { points: 10, duration_s: 60 })
    expect((await limiter.consume("a", 5)).allowed).toBe(true)
    expect((await limiter.consume("a", 6)).allowed).toBe(false)
    expect((await limiter.consume("b", 11)).allowed).toBe(false)
  })

  it("blocks for as long as it is told", async () => {
    const limiter = limiterOf(fresh(), { points: 1, duration_s: 1, block_s: 3_600 })
    await limiter.consume("a", 1)
    expect((await limiter.consume("a", 1)).retry_after).toBeGreaterThan(3_500)
    expect((await limiter.peek("a")).retry_after).toBeGreaterThan(3_500)
  })

  it("grants again when the time is over", async () => {
    const limiter = limiterOf(fresh(), { points: 1, duration_s: 1 })
    await limiter.consume("a", 1)
    expect((await limiter.consume("a", 1)).allowed).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect((await limiter.consume("a", 1)).allowed).toBe(true)
  })

  it("takes nothing when it only looks", async () => {
    const limiter = limiterOf(fresh(), { points: 1, duration_s: 60 })
    for (let i = 0; i < 3; i++) expect(await limiter.peek("a")).toEqual({ allowed: true, retry_after: 0 })
    await limiter.consume("a", 1)
    expect((await limiter.peek("a")).allowed).toBe(false)
  })

  it("is one per name and figures", async () => {
    const name = fresh()
    const budget = { points: 1, duration_s: 60 }
    expect(limiterOf(name, budget)).toBe(limiterOf(name, { ...budget }))
    expect(limiterOf(name, { points: 2, duration_s: 60 })).not.toBe(limiterOf(name, budget))
    expect(limiterOf(name, { points: 1, duration_s: 3_600 })).not.toBe(limiterOf(name, budget))
    expect(limiterOf(fresh(), budget)).not.toBe(limiterOf(name, budget))
  })

  it("grants no more than the budget to attempts at the same moment", async () => {
    const limiter = limiterOf(fresh(), { points: 5, duration_s: 60 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => limiter.consume("a", 1)))
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(5)
  })

  it("limits without waiting while there is no Redis", async () => {
    const limiter = limiterOf(fresh(), { points: 2, duration_s: 60 }, NOWHERE)
    const begin = performance.now()
    const answers = [await limiter.consume("a"), await limiter.consume("a"), await limiter.consume("a")]
    expect(answers.map((answer) => answer.allowed)).toEqual([true, true, false])
    expect((await limiter.peek("a")).allowed).toBe(false)
    expect(performance.now() - begin).toBeLessThan(1_000)
  })

  it("is made anew after Redis was closed", async () => {
    const name = fresh()
    const before = limiterOf(name, { points: 1, duration_s: 60 }, NOWHERE)
    await closeRedis()
    expect(limiterOf(name, { points: 1, duration_s: 60 }, NOWHERE)).not.toBe(before)
  })
})

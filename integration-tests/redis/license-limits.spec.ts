import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { promptRedis } from "../../src/lib/redis"
import { scanQueueOf } from "../../src/workflows/license/verify/scan-queue"
import { eventually } from "../helpers/eventually"
import { freePort } from "../helpers/free-port"
import { startRedis, type OwnRedis } from "../helpers/own-redis"
import { adminHeaders } from "../helpers/shop"
import { TagStaff } from "../helpers/tag-labels"

jest.setTimeout(300_000)

/** Valid checks of one address in a minute. */
const BUDGET = 60
let redis: OwnRedis
let port: number

// Before Medusa reads its configuration, which it does after this.
beforeAll(async () => {
  port = await freePort()
  redis = await startRedis(port)
  process.env.REDIS_URL = redis.url
  process.env.MEDIA_TRUSTED_PROXIES = "loopback"
})
afterEach(() => void jest.restoreAllMocks())
afterAll(() => void redis.process.kill("SIGKILL"))

interface Asked {
  granted: number
  /** Every status that came. */
  statuses: number[]
  slowest: number
  retryAfter: string | null
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    /** One after the other, as one visitor. */
    async function ask(
      token: string,
      address: string,
      times: number,
      onAnswer = (): void => undefined,
    ): Promise<Asked> {
      const url = `${String(api.defaults.baseURL)}${new URL(token).pathname}`
      const headers = { accept: "application/json", "x-forwarded-for": address }
      const seen = { granted: 0, statuses: new Set<number>(), slowest: 0, retryAfter: null as string | null }
      for (let i = 0; i < times; i++) {
        const begin = performance.now()
        const answer = await fetch(url, { headers })
        const body = (await answer.json()) as { verdict?: string }
        seen.slowest = Math.max(seen.slowest, performance.now() - begin)
        seen.statuses.add(answer.status)
        seen.retryAfter = answer.headers.get("retry-after") ?? seen.retryAfter
        if (answer.status === 200 && body.verdict !== "not_recognised") seen.granted++
        onAnswer()
      }
      return { ...seen, statuses: [...seen.statuses].sort() }
    }

    it("goes on limiting visitors, and lets nobody wait, while Redis hangs, is gone, and is back", async () => {
      const staff = new TagStaff(
        String(api.defaults.baseURL),
        (await adminHeaders(getContainer())).headers.authorization!,
      )
      const [label] = await staff.print(await staff.mint(), 0, 2)
      const { token } = label!

      // A process that has just started counts for itself until it has found Redis.
      await eventually(async () => expect(promptRedis(redis.url).isReady).toBe(true))

      const first = await ask(token, "198.51.100.1", BUDGET + 1)
      expect(first).toMatchObject({ granted: BUDGET, statuses: [200, 429] })
      expect(Number(first.retryAfter)).toBeGreaterThan(0)
      expect(Number(first.retryAfter)).toBeLessThanOrEqual(60)

      // The queues' clients tell of every attempt to find a Redis that is gone.
      jest.spyOn(console, "error").mockImplementation(() => undefined)
      for (const [round, signal] of (["SIGSTOP", "SIGKILL"] as const).entries()) {
        const visitor = (n: number) => `198.51.${101 + round}.${n}`
        let answered = 0
        const during = await Promise.all(
          Array.from({ length: 6 }, (_, n) =>
            // In the middle of everybody's budget.
            ask(token, visitor(n), 150, () => ++answered === 120 && redis.process.kill(signal)),
          ),
        )
        for (const { granted, statuses, slowest } of during) {
          expect(statuses).toEqual([200, 429])
          // Memory does not know what Redis had granted before it went.
          expect(granted).toBeGreaterThanOrEqual(BUDGET)
          expect(granted).toBeLessThanOrEqual(2 * BUDGET)
          expect(slowest).toBeLessThan(1_000)
        }
        const after = await ask(token, visitor(100), BUDGET + 20)
        expect(after).toMatchObject({ granted: BUDGET, statuses: [200, 429] })
        expect(after.slowest).toBeLessThan(1_000)

        if (signal === "SIGSTOP") redis.process.kill("SIGCONT")
        else redis = await startRedis(port)
        // It is left alone for a while after it hung, and looked for at growing intervals after it was gone.
        await new Promise((resolve) => setTimeout(resolve, 6_000))
        expect(await ask(token, visitor(200), BUDGET + 1)).toMatchObject({ granted: BUDGET, statuses: [200, 429] })
      }
      await scanQueueOf(getContainer()).flush()
    })
  },
})

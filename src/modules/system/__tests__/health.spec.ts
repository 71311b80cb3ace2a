import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createServer, type Socket } from "node:net"
import { join } from "node:path"
import type { HealthCheckReport } from "../health/run"
import type MediaSystemService from "../service"
import { StoppableProxy } from "./stoppable-proxy"

jest.setTimeout(60_000)

const database = new StoppableProxy({ host: "localhost", port: Number(process.env.DB_PORT ?? 5432) })
const { DB_USERNAME: user = "postgres", DB_PASSWORD: password = "" } = process.env
const insightsDatabaseUrl = `postgres://${user}:${password}@localhost:${database.port}/postgres`

moduleIntegrationTestRunner<MediaSystemService>({
  moduleName: "mediaSystem",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  moduleOptions: { insightsDatabaseUrl },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const container = { resolve: () => service } as unknown as MedusaContainer
    const check = async (key: string): Promise<HealthCheckReport | undefined> =>
      (await service.checkHealth(container)).checks.find((found) => found.key === key)
    const eventually = async (key: string, status: string): Promise<HealthCheckReport | undefined> => {
      const deadline = performance.now() + 10_000
      for (;;) {
        const found = await check(key)
        if (found?.status === status || performance.now() > deadline) return found
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }

    beforeEach(() => database.start())
    afterEach(() => database.stop())

    it("turns to warn when the insights database stops and back when it returns", async () => {
      const up = await eventually("system.insights_database", "ok")
      expect(up).toMatchObject({ status: "ok", detail: "own database" })

      await database.stop()
      const down = await eventually("system.insights_database", "warn")
      expect(down).toMatchObject({ status: "warn", action: expect.stringContaining("insightsDatabaseUrl") })
      expect((await service.checkHealth(container)).status).toBe("warn")
      expect(await check("system.insights_database")).toMatchObject({ since: down?.since })

      await database.start()
      const back = await eventually("system.insights_database", "ok")
      expect(back).toMatchObject({ status: "ok" })
      expect(Date.parse(back?.since ?? "")).toBeGreaterThanOrEqual(Date.parse(down?.since ?? ""))
    })

    it("answers in time while a database accepts connections but says nothing", async () => {
      await eventually("system.insights_database", "ok")
      await database.stop()
      const silent = createServer((socket) => void held.push(socket))
      const held: Socket[] = []
      await new Promise<void>((resolve) => silent.listen(database.port, resolve))
      expect(await eventually("system.insights_database", "warn")).toMatchObject({ status: "warn" })
      for (let call = 0; call < 4; call++) {
        expect(await check("system.insights_database")).toMatchObject({
          status: "warn",
          detail: expect.stringContaining("does not answer"),
        })
      }
      expect(held.length).toBeGreaterThan(0)
      held.forEach((socket) => socket.destroy())
      await new Promise((resolve) => silent.close(resolve))
    })

    it("names missing extensions with the SQL that adds them", async () => {
      expect(await check("system.database_extensions")).toMatchObject({ status: "ok" })
      await MikroOrmWrapper.forkManager().execute("drop extension pg_trgm; drop extension btree_gist")
      expect(await check("system.database_extensions")).toMatchObject({
        status: "warn",
        detail: "missing: btree_gist, pg_trgm",
        action: "CREATE EXTENSION IF NOT EXISTS btree_gist; CREATE EXTENSION IF NOT EXISTS pg_trgm;",
      })
    })

    it("is content without Redis", async () => {
      expect(await check("system.redis")).toMatchObject({
        status: "ok",
        detail: "not configured, in-process fallback",
      })
    })

    it("never shows a password", async () => {
      await database.stop()
      const report = JSON.stringify(await service.checkHealth(container))
      expect(report).not.toMatch(/postgres:\/\/|@localhost/)
    })
  },
})

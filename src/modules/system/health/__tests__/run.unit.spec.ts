import type { MedusaContainer } from "@medusajs/framework/types"
import type { HealthResult } from "../../../../lib/registry"
import { HealthMemory, runHealthChecks } from "../run"

const container = {} as MedusaContainer
const check = (key: string, run: () => Promise<HealthResult>) => ({ key, run })
const answers = (status: HealthResult["status"]) => async (): Promise<HealthResult> => ({ status, detail: status })

describe("runHealthChecks", () => {
  it("has the worst status of its checks", async () => {
    const run = (...statuses: HealthResult["status"][]) =>
      runHealthChecks(
        statuses.map((status, index) => check(`c${index}`, answers(status))),
        container,
        new HealthMemory(),
      )
    expect((await run()).status).toBe("ok")
    expect((await run("ok", "ok")).status).toBe("ok")
    expect((await run("ok", "warn", "ok")).status).toBe("warn")
    expect((await run("error", "warn")).status).toBe("error")
  })

  it("does not wait for a check that hangs", async () => {
    const hanging = check("slow", () => new Promise(() => undefined))
    const report = await runHealthChecks([hanging, check("quick", answers("ok"))], container, new HealthMemory(), 20)
    expect(report).toMatchObject({ status: "warn", checks: [{ detail: "no answer within 20 ms" }, { status: "ok" }] })
  })

  it("shows that a check failed, not the text of its error", async () => {
    const failing = check("bad", () => {
      throw new Error("postgres://user:pa55word@host")
    })
    const report = await runHealthChecks([failing], container, new HealthMemory())
    expect(report.status).toBe("error")
    expect(JSON.stringify(report)).not.toContain("pa55word")
  })

  it("remembers since when a check has had its status", async () => {
    let now = 0
    const memory = new HealthMemory(() => new Date(now))
    let status: HealthResult["status"] = "ok"
    const since = async () =>
      (await runHealthChecks([check("c", () => answers(status)())], container, memory)).checks[0]?.since
    expect(await since()).toBe("1970-01-01T00:00:00.000Z")
    now = 1000
    expect(await since()).toBe("1970-01-01T00:00:00.000Z")
    status = "warn"
    expect(await since()).toBe("1970-01-01T00:00:01.000Z")
    now = 2000
    status = "ok"
    expect(await since()).toBe("1970-01-01T00:00:02.000Z")
  })
})

import { backupHealth, batchHealth, masterKeyHealth, scoringHealth } from "../judge"

const NOW = new Date("2026-11-23T12:00:00Z")

describe("masterKeyHealth", () => {
  it.each([
    ["environment", "none", "ok"],
    ["development", "none", "warn"],
    ["missing", "none", "warn"],
    ["missing", "usable", "error"],
    ["missing", "locked", "error"],
  ] as const)("%s, root key %s: %s", (source, root, status) => {
    expect(masterKeyHealth(source, root).status).toBe(status)
  })
})

describe("backupHealth", () => {
  it.each([
    [null, "warn"],
    ["2026-11-23", "ok"],
    ["2026-11-24", "ok"],
    ["2026-11-26", "warn"],
    ["2025-11-24", "ok"],
    ["2025-11-22", "warn"],
  ])("confirmed on %s: %s", (confirmed, status) => {
    expect(backupHealth("environment", confirmed, NOW).status).toBe(status)
  })

  it("asks for no backup of a key that is not the shop's own", () => {
    expect(backupHealth("development", null, NOW).status).toBe("ok")
    expect(backupHealth("missing", null, NOW).status).toBe("ok")
  })
})

describe("batchHealth", () => {
  it("names what waits, and what to do", () => {
    expect(batchHealth([])).toEqual({ status: "ok", detail: "nothing waits" })
    const failed = { id: "lbat_1", status: "failed", count: 2 } as const
    const left = { id: "lbat_2", status: "minting", count: 1 } as const
    expect(batchHealth([failed, left])).toMatchObject({
      status: "warn",
      detail: "failed: 2 (first lbat_1), nobody goes on: 1 (first lbat_2)",
      action: expect.stringContaining("try again"),
    })
    expect(batchHealth([left]).action).toContain("worker mode")
  })
})

describe("scoringHealth", () => {
  it("warns after ten minutes", () => {
    expect(scoringHealth(null, NOW).status).toBe("ok")
    expect(scoringHealth(new Date("2026-11-23T11:51:00Z"), NOW).status).toBe("ok")
    expect(scoringHealth(new Date("2026-11-23T11:49:00Z"), NOW).status).toBe("warn")
  })
})

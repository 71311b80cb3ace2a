import fc from "fast-check"
import { DEFAULT_RISK_WEIGHTS, explainRisk, riskOf, riskWeightsSchema, type RiskSignals } from ".."

const signals = (travel: number, dev: number, pin: number, country: number): RiskSignals => ({
  travel,
  dev,
  pin,
  country,
})

const anySignals = fc
  .record({ travel: fc.nat(30), dev: fc.nat(300), share: fc.nat(100), country: fc.nat(12) })
  .map(({ travel, dev, share, country }) => signals(travel, dev, Math.round((dev * share) / 100), country))

const isDiluted = ({ dev, pin }: RiskSignals) => dev === 0 || pin / dev < 0.08

describe("riskOf", () => {
  it.each([
    [0, 0, 0, 0, "0.0055", "none"],
    [2, 200, 0, 3, "0.0406", "none"],
    [0, 1, 1, 1, "0.1141", "none"],
    [1, 3, 1, 1, "0.4502", "watch"],
    [1, 7, 1, 1, "0.6341", "alert"],
    [2, 12, 1, 3, "0.9340", "alert"],
    [2, 13, 1, 3, "0.2163", "none"],
  ])("travel %i, dev %i, pin %i, country %i → %s, %s", (travel, dev, pin, country, risk, level) => {
    const answer = riskOf(signals(travel, dev, pin, country))
    expect([answer.risk.toFixed(4), answer.level]).toEqual([risk, level])
  })

  it("is at a level from its threshold on", () => {
    const { risk } = riskOf(signals(1, 3, 1, 1))
    expect(riskOf(signals(1, 3, 1, 1), { ...DEFAULT_RISK_WEIGHTS, watch: risk }).level).toBe("watch")
    expect(riskOf(signals(1, 3, 1, 1), { ...DEFAULT_RISK_WEIGHTS, alert: risk }).level).toBe("alert")
  })

  it("never falls when travel, pin or country rises", () => {
    fc.assert(
      fc.property(anySignals, fc.constantFrom("travel" as const, "pin" as const, "country" as const), (given, what) => {
        fc.pre(what !== "pin" || given.pin < given.dev)
        expect(riskOf({ ...given, [what]: given[what] + 1 }).risk).toBeGreaterThanOrEqual(riskOf(given).risk)
      }),
    )
  })

  it("never falls when dev rises, as long as the guard stays as it is", () => {
    fc.assert(
      fc.property(anySignals, (given) => {
        const more = { ...given, dev: given.dev + 1 }
        fc.pre(isDiluted(given) === isDiluted(more))
        fc.pre(!(isDiluted(given) && given.pin > 0 && given.dev < 6))
        expect(riskOf(more).risk).toBeGreaterThanOrEqual(riskOf(given).risk)
      }),
    )
  })

  it("is rising in pin up to three, in both regimes of the guard", () => {
    for (const dev of [20, 100]) {
      for (let pin = 1; pin < 3; pin++) {
        if (isDiluted(signals(0, dev, pin, 1)) !== isDiluted(signals(0, dev, pin + 1, 1))) continue
        expect(riskOf(signals(0, dev, pin + 1, 1)).risk).toBeGreaterThan(riskOf(signals(0, dev, pin, 1)).risk)
      }
    }
  })

  it("stays at 0.0406 and below without a PIN event", () => {
    fc.assert(
      fc.property(anySignals, (given) => {
        expect(riskOf({ ...given, pin: 0 }).risk).toBeLessThan(0.0407)
      }),
    )
  })
})

describe("riskWeightsSchema", () => {
  it("takes the default, all of it and nothing more", () => {
    expect(riskWeightsSchema.parse(DEFAULT_RISK_WEIGHTS)).toEqual(DEFAULT_RISK_WEIGHTS)
    const { alert: _alert, ...rest } = DEFAULT_RISK_WEIGHTS
    expect(riskWeightsSchema.safeParse(rest).success).toBe(false)
    expect(riskWeightsSchema.safeParse({ ...DEFAULT_RISK_WEIGHTS, owner: 1 }).success).toBe(false)
  })

  it.each([{ watch: 0.7 }, { alert: 1.1 }, { pin: -1 }, { device_max: 1.5 }, { guarded_pin: 2 }, { base: NaN }])(
    "refuses %j",
    (wrong) => {
      expect(riskWeightsSchema.safeParse({ ...DEFAULT_RISK_WEIGHTS, ...wrong }).success).toBe(false)
    },
  )
})

describe("explainRisk", () => {
  it("is silent about what every tag has", () => {
    expect(explainRisk(signals(0, 1, 0, 1))).toEqual([])
  })

  it("names every signal with its count", () => {
    expect(explainRisk(signals(2, 7, 1, 3))).toEqual([
      { key: "travel", params: { count: 2 } },
      { key: "devices", params: { count: 7 } },
      { key: "pin", params: { count: 1 } },
      { key: "countries", params: { count: 3 } },
    ])
  })

  it("says that the viral guard is active, from six devices on", () => {
    const guard = (dev: number, pin: number) =>
      explainRisk(signals(0, dev, pin, 1)).find((r) => r.key === "viral_guard")
    expect(guard(5, 0)).toBeUndefined()
    expect(guard(6, 0)?.params).toEqual({ devices: 6, pin: 0 })
    expect(guard(12, 1)).toBeUndefined()
    expect(guard(13, 1)?.params).toEqual({ devices: 13, pin: 1 })
  })
})

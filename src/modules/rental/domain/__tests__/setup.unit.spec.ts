import { rentPrice, isNoRate, type Tier } from "../rent-price"
import { createTermsSchema, moneyMap, planPreview, previewPlanSchema } from "../setup"

const problemsOf = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  (result.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`)

describe("a map of amounts", () => {
  it("comes out in full form, whatever was typed", () => {
    expect(moneyMap.parse({ eur: 1.5, jpy: "380", kwd: "0.75" })).toEqual({ eur: "1.50", jpy: "380", kwd: "0.750" })
  })

  it.each([
    ["a currency in capitals", { EUR: "1" }, "EUR"],
    ["more decimals than the currency has", { jpy: "1.5" }, "jpy"],
    ["a negative amount", { eur: "-1" }, "eur"],
    ["an exponent", { eur: "1e3" }, "eur"],
    ["no number", { eur: Number.NaN }, "eur"],
    ["more digits than can be counted exactly", { eur: "999999999999.99" }, "eur"],
    ["what is no object", "1.50", ""],
    ["a list", [], ""],
  ])("is not %s", (_what, value, path) => {
    const problems = problemsOf(moneyMap.safeParse(value))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${path}: `))
  })
})

describe("a deposit in terms", () => {
  const judge = (row: object) => problemsOf(createTermsSchema.safeParse(row))

  it.each([
    [{ deposit_type: "fixed", deposit_value: { eur: "5" } }],
    [{ deposit_type: "percent", deposit_value: 12.5 }],
    [{ deposit_type: null, deposit_value: null }],
    [{ deposit_mode: "charge" }],
  ])("may be %j", (row) => expect(judge(row)).toEqual([]))

  it.each([
    [{ deposit_type: "fixed" }, "deposit_value"],
    [{ deposit_value: 10 }, "deposit_type"],
    [{ deposit_type: "fixed", deposit_value: 10 }, "deposit_value"],
    [{ deposit_type: "percent", deposit_value: { eur: "5" } }, "deposit_value"],
    [{ deposit_type: "percent", deposit_value: 100.5 }, "deposit_value"],
    [{ deposit_type: "percent", deposit_value: 12.345 }, "deposit_value"],
    [{ deposit_type: "percent", deposit_value: "10" }, "deposit_value"],
  ])("may not be %j", (row, path) => {
    expect(judge(row).map((problem) => problem.split(":")[0])).toContain(path)
  })
})

describe("the preview of a plan", () => {
  const tier = (days: number, amount: string, more: object = {}) => ({
    ...{ label: `${days} d`, days, amount, currency_code: "eur" },
    ...more,
  })
  const input = (over: object) =>
    previewPlanSchema.parse({ start_date: "2026-12-04", currency_code: "eur", max_days: 30, ...over })

  it("says what the pricing function says, for every length", () => {
    const asked = input({
      tiers: [tier(1, "2.50"), tier(3, "5"), tier(7, "9"), tier(3, "4", { start_dows: 16 })],
      price_bounds: { eur: { min: "3", max: "30" } },
    })
    const tiers = asked.tiers.map((one, place): Tier => ({ ...one, id: String(place) }))
    const { rows } = planPreview(asked)
    expect(rows).toHaveLength(30)
    for (const row of rows) {
      const price = rentPrice({ ...asked, tiers, days: row.days, group_ids: [] })
      expect(isNoRate(price) ? null : price.amount).toBe(row.amount)
    }
    expect([rows[0]!.amount, rows[29]!.amount]).toEqual(["3.00", "30.00"])
  })

  it("names tiers by their place in the request", () => {
    const { rows, unused_tiers } = planPreview(input({ tiers: [tier(3, "9"), tier(1, "2.50"), tier(7, "9")] }))
    expect(rows[7]!.tiles).toEqual([
      { tier: 2, label: "7 d", days: 7, amount: "9.00", count: 1 },
      { tier: 1, label: "1 d", days: 1, amount: "2.50", count: 1 },
    ])
    expect(unused_tiers).toEqual([0])
  })

  it("knows a plan without tiers, and one whose tiers are for other currencies, as one without rates", () => {
    for (const tiers of [[], [tier(1, "100", { currency_code: "jpy" })]]) {
      expect(planPreview(input({ tiers, max_days: 2 }))).toMatchObject({
        days_without_rate: [1, 2],
        rows: [
          { amount: null, no_rate_date: "2026-12-04", tiles: [] },
          { amount: null, no_rate_date: "2026-12-04", tiles: [] },
        ],
      })
    }
  })
})

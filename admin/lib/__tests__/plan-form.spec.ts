import {
  blankPlan,
  blankTier,
  draftOfPlan,
  planBody,
  planWarnings,
  previewRequest,
  rangesText,
  type PlanDraft,
  type TierDraft,
} from "../plan-form"
import type { PlanPreview, RatePlan } from "../rental-setup-types"
import { EVERY_DAY, hasDay, toggledDay, weekdayList, weekdayName } from "../weekdays"

const label = (days: number) => `${days} d`
const tier = (over: Partial<TierDraft>): TierDraft => ({ ...blankTier("eur"), ...over })
const plan = (tiers: TierDraft[], over: Partial<PlanDraft> = {}): PlanDraft => ({
  ...blankPlan("eur"),
  name: "Films",
  tiers,
  ...over,
})

const question = { start_date: "2026-12-04", currency_code: "eur", customer_group_ids: [] }

describe("a plan as it is sent", () => {
  it("says what is typed and names what has no name", () => {
    const { body } = planBody(plan([tier({ days: "3", amount: "5,00" })]), label)
    expect(body).toEqual({
      name: "Films",
      active: true,
      min_days: 1,
      max_days: 30,
      late_start_time: null,
      price_bounds: null,
      tiers: [
        {
          label: "3 d",
          days: 3,
          currency_code: "eur",
          amount: "5.00",
          customer_group_id: null,
          start_dows: null,
          valid_from: null,
          valid_to: null,
        },
      ],
    })
  })

  it("comes back as it was", () => {
    const stored: RatePlan = {
      id: "rpln_1",
      name: "Films",
      active: false,
      min_days: 2,
      max_days: 14,
      late_start_time: "18:00",
      price_bounds: { eur: { max: "40.00" } },
      tiers: [
        {
          id: "rtir_1",
          label: "Weekend",
          days: 3,
          currency_code: "eur",
          amount: "4.00",
          customer_group_id: "cusgroup_1",
          customer_group_name: "Members",
          start_dows: 16,
          valid_from: "2026-12-24",
          valid_to: "2027-01-03",
        },
      ],
      offers: { enabled: 0, total: 0 },
      version: 1,
      created_at: "",
      updated_at: "",
    }
    const { id: _id, customer_group_name: _name, ...price } = stored.tiers[0]!
    const { offers: _offers, version: _version, created_at: _c, updated_at: _u, id: _plan, ...rest } = stored
    expect(planBody(draftOfPlan(stored), label).body).toEqual({ ...rest, tiers: [price] })
  })

  it("leaves blank rows out and still finds the row a problem belongs to", () => {
    const { body, toField } = planBody(
      plan([tier({ days: "1", amount: "2" }), tier({}), tier({ days: "x", amount: "1" })]),
      label,
    )
    expect(body.tiers).toHaveLength(2)
    expect(toField("tiers.1.days")).toBe("tiers.2.days")
    expect(toField("tiers.0.customer_group_id")).toBe("tiers.0.customer_group")
    expect(toField("price_bounds.eur.max")).toBe("bounds.eur.max")
    expect(toField("name")).toBe("name")
    expect(toField("version")).toBeNull()
  })

  it("sends what is no number as it is, for the server to refuse", () => {
    expect(planBody(plan([], { min_days: "1.5" }), label).body.min_days).toBe("1.5")
  })

  it("has bounds only where one is typed", () => {
    const bounds = { eur: { min: "2", max: "" }, jpy: { min: "", max: " " } }
    expect(planBody(plan([], { bounds }), label).body.price_bounds).toEqual({ eur: { min: "2" } })
  })
})

describe("the question for the price table", () => {
  it("leaves out rows that are still being typed and knows where the others stand", () => {
    const draft = plan([
      tier({ days: "1", amount: "2.50" }),
      tier({ days: "3" }),
      tier({ days: "7", amount: "9", valid_from: "2026-02-31" }),
      tier({ days: "14", amount: "15" }),
    ])
    expect(previewRequest(draft, question, label)?.indexes).toEqual([0, 3])
  })
  it("is not asked while there is nothing to price", () => {
    expect(previewRequest(plan([tier({ days: "1" })]), question, label)).toBeNull()
    expect(previewRequest(plan([tier({ days: "1", amount: "1" })], { max_days: "400" }), question, label)).toBeNull()
    expect(
      previewRequest(plan([tier({ days: "1", amount: "1" })], { min_days: "9", max_days: "3" }), question, label),
    ).toBeNull()
    expect(previewRequest(plan([tier({ days: "1", amount: "1" })]), { ...question, start_date: "" }, label)).toBeNull()
  })
})

describe("warnings", () => {
  const answer = (over: Partial<PlanPreview>): PlanPreview => ({
    start_date: "2026-12-04",
    currency_code: "eur",
    rows: [],
    unused_tiers: [],
    days_without_rate: [],
    ...over,
  })
  it("point at the form's rows", () => {
    const draft = plan([tier({ days: "1", amount: "1" }), tier({}), tier({ days: "3", amount: "9" })])
    expect(planWarnings(answer({ unused_tiers: [1] }), [0, 2], draft, ["eur"]).unused).toEqual([2])
    expect(planWarnings(answer({ unused_tiers: null }), [0, 2], draft, ["eur"]).unused).toBeNull()
  })
  it("leave out lengths the plan does not allow anyway", () => {
    const draft = plan([tier({ days: "1", amount: "1" })], { min_days: "3" })
    expect(planWarnings(answer({ days_without_rate: [1, 2, 3, 4] }), [0], draft, []).withoutRate).toEqual([3, 4])
  })
  it("name currencies of the store that have no price", () => {
    const draft = plan([tier({ days: "1", amount: "1" }), tier({ days: "1", currency_code: "jpy" })])
    expect(planWarnings(answer({}), [0], draft, ["eur", "jpy"]).withoutCurrency).toEqual(["jpy"])
  })
  it("write neighbouring lengths as one", () => {
    expect(rangesText([7, 1, 2, 3, 5, 6], ", ")).toBe("1–3, 5–7")
    expect(rangesText([], ", ")).toBe("")
  })
})

describe("weekdays", () => {
  it("begin with Monday", () => {
    expect(weekdayName(0, "en")).toBe("Mon")
    expect(weekdayName(6, "zhCN")).toBe("周日")
    expect(hasDay(16, 4)).toBe(true)
    expect(toggledDay(toggledDay(EVERY_DAY, 6), 6)).toBe(EVERY_DAY)
  })
  it("are named in short", () => {
    expect(weekdayList(0b0011111, "en", ", ")).toBe("Mon–Fri")
    expect(weekdayList(0b1100001, "en", ", ")).toBe("Mon, Sat, Sun")
    expect(weekdayList(EVERY_DAY, "en", ", ")).toBe("")
    expect(weekdayList(null, "en", ", ")).toBe("")
  })
})

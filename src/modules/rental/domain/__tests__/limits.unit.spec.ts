import {
  type CustomerFacts,
  type PeriodFacts,
  customerProblems,
  embargoProblems,
  isBlocked,
  periodProblems,
  planProblems,
} from "../limits"
import { DEFAULT_CALENDAR, type ShopCalendar, instantAt, periodOf } from "../shop-time"
import { DEFAULT_TERMS } from "../terms"

const SHOP: ShopCalendar = { ...DEFAULT_CALENDAR, tz: "America/Los_Angeles", open_dows: 0b0111111 }
const at = (date: string, time: string) => instantAt(date, time, SHOP.tz)

function period(start_date: string, due_date: string, more: Partial<PeriodFacts> = {}): PeriodFacts {
  return {
    now: at("2026-12-01", "12:00"),
    calendar: SHOP,
    terms: DEFAULT_TERMS,
    plan: { min_days: 2, max_days: 14 },
    period: periodOf({ calendar: SHOP, terms: { roll_closed_due: true }, start_date, due_date }),
    rentable_from: null,
    ...more,
  }
}

const reasons = (facts: PeriodFacts) => periodProblems(facts).map(({ code, details }) => details.reason ?? code)

describe("limits of a period", () => {
  it("accept what the plan and the shop allow", () => {
    expect(periodProblems(period("2026-12-01", "2026-12-03"))).toEqual([])
    expect(periodProblems(period("2026-12-01", "2026-12-15"))).toEqual([])
    expect(periodProblems(period("2027-03-01", "2027-03-03"))).toEqual([])
  })

  it.each<[string, string, string[]]>([
    ["2026-12-03", "2026-12-03", ["order"]],
    ["2026-12-03", "2026-12-02", ["order"]],
    ["2026-12-03", "2026-12-04", ["min_days"]],
    ["2026-12-03", "2026-12-18", ["max_days"]],
    ["2026-11-30", "2026-12-03", ["past"]],
    ["2027-03-02", "2027-03-04", ["horizon"]],
    ["2026-12-06", "2026-12-08", ["closed_start"]],
    ["9999-12-30", "9999-12-31", ["min_days", "horizon"]],
    ["2026-11-29", "2026-11-30", ["min_days", "past", "closed_start"]],
  ])("refuse %s to %s: %j", (start, due, expected) => expect(reasons(period(start, due))).toEqual(expected))

  it("follow the shop's today, not that of UTC", () => {
    const now = new Date("2026-12-02T06:30:00Z")
    expect(reasons(period("2026-12-01", "2026-12-03", { now }))).toEqual([])
    expect(reasons(period("2026-12-01", "2026-12-03", { now: new Date("2026-12-02T08:00:00Z") }))).toEqual(["past"])
  })

  it("want a rental booked ahead by the notice, and today is soon enough without one", () => {
    const terms = { ...DEFAULT_TERMS, notice_ms: 86_400_000 }
    expect(reasons(period("2026-12-02", "2026-12-04", { terms }))).toEqual(["notice"])
    expect(reasons(period("2026-12-02", "2026-12-04", { terms, now: at("2026-12-01", "10:00") }))).toEqual([])
    expect(reasons(period("2026-12-01", "2026-12-03", { now: at("2026-12-01", "20:59") }))).toEqual([])
  })

  it("hold a title back until its date", () => {
    const rentable_from = "2026-12-04"
    expect(reasons(period("2026-12-03", "2026-12-05", { rentable_from }))).toEqual(["embargo"])
    expect(reasons(period("2026-12-04", "2026-12-06", { rentable_from }))).toEqual([])
    expect(embargoProblems(period("2026-12-03", "2026-12-05", { rentable_from }))[0]?.details).toEqual({
      rentable_from,
    })
  })

  it("at the counter are the plan's alone", () => {
    expect(planProblems(period("2026-11-29", "2026-12-03"))).toEqual([])
    expect(planProblems(period("2026-12-03", "2026-12-04"))[0]?.message).toBe("1 days are less than the 2 of the plan")
  })

  it("name field and value", () => {
    expect(periodProblems(period("2026-11-30", "2026-12-03"))[0]).toEqual({
      code: "period",
      message: "start_date 2026-11-30 is before today, 2026-12-01",
      details: { reason: "past", today: "2026-12-01" },
    })
  })
})

const MEMBER = { status: "active", block_reason: null, block_until: null, max_open: null, date_of_birth: null } as const

function customer(more: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    now: at("2026-12-01", "12:00"),
    terms: DEFAULT_TERMS,
    start_date: "2026-12-05",
    has_account: true,
    allow_guest: false,
    member: MEMBER,
    open_rentals: 0,
    quantity: 1,
    debt: {},
    min_age: null,
    ...more,
  }
}

const codes = (more: Partial<CustomerFacts>) => customerProblems(customer(more)).map(({ code }) => code)

describe("limits of a customer", () => {
  it("let a known and an unknown customer rent", () => {
    expect(codes({})).toEqual([])
    expect(codes({ member: null })).toEqual([])
  })

  it("ask for an account unless guests are welcome", () => {
    expect(codes({ has_account: false, member: null })).toEqual(["guest"])
    expect(codes({ has_account: false, member: null, allow_guest: true })).toEqual([])
  })

  it("keep the blocked out until the block ends", () => {
    const now = at("2026-12-01", "12:00")
    const blocked = { ...MEMBER, status: "blocked", block_reason: "bounced cheque" } as const
    expect(codes({ member: blocked })).toEqual(["blocked"])
    expect(codes({ member: { ...blocked, block_until: new Date(now.getTime() + 1) } })).toEqual(["blocked"])
    expect(codes({ member: { ...blocked, block_until: now } })).toEqual([])
    expect(isBlocked({ status: "active", block_until: new Date(now.getTime() + 1) }, now)).toBe(false)
    expect(JSON.stringify(customerProblems(customer({ member: blocked })))).not.toContain("cheque")
  })

  it("allow a debt up to the limit of its currency", () => {
    const terms = { ...DEFAULT_TERMS, max_debt: { eur: "5" } }
    expect(codes({ debt: { eur: "0.01" } })).toEqual(["debt"])
    expect(codes({ terms, debt: { eur: "5.00" } })).toEqual([])
    expect(codes({ terms, debt: { eur: "5.01" } })).toEqual(["debt"])
    expect(codes({ terms, debt: { jpy: "1" } })).toEqual(["debt"])
    expect(customerProblems(customer({ terms, debt: { eur: "5.00", jpy: "1" } }))[0]?.details).toEqual({
      debt: [{ currency_code: "jpy", amount: "1", allowed: "0" }],
    })
  })

  it("count open rentals and those asked for", () => {
    expect(codes({ open_rentals: 4 })).toEqual([])
    expect(codes({ open_rentals: 5 })).toEqual(["limit_open"])
    expect(codes({ open_rentals: 3, quantity: 3 })).toEqual(["limit_open"])
    expect(codes({ open_rentals: 5, member: { ...MEMBER, max_open: 6 } })).toEqual([])
    expect(codes({ open_rentals: 0, member: { ...MEMBER, max_open: 0 } })).toEqual(["limit_open"])
  })

  it.each<[string | null, string[]]>([
    ["2008-12-05", []],
    ["2008-12-06", ["age_required"]],
    [null, ["age_unverified"]],
  ])("born %s, from 18 years, start 2026-12-05: %j", (date_of_birth, expected) =>
    expect(codes({ min_age: 18, member: { ...MEMBER, date_of_birth } })).toEqual(expected),
  )

  it("take the age of the terms before that of the offer, 0 included", () => {
    const member = { ...MEMBER, date_of_birth: "2010-01-01" }
    expect(codes({ min_age: 18, member, terms: { ...DEFAULT_TERMS, min_age: 12 } })).toEqual([])
    expect(codes({ min_age: 12, member, terms: { ...DEFAULT_TERMS, min_age: 18 } })).toEqual(["age_required"])
    expect(codes({ min_age: 18, member: null, terms: { ...DEFAULT_TERMS, min_age: 0 } })).toEqual([])
    expect(codes({ min_age: 18, member: null })).toEqual(["age_unverified"])
  })

  it("are all answered at once", () => {
    const member = { ...MEMBER, status: "blocked" } as const
    expect(codes({ has_account: false, member, debt: { eur: "1" }, open_rentals: 5, min_age: 18 })).toEqual([
      "guest",
      "blocked",
      "debt",
      "limit_open",
      "age_unverified",
    ])
  })
})

import fc from "fast-check"
import { addDays } from "../dates"
import { type LateFeeInput, boundaryAt, lateFee, overdueSince, overdueSteps } from "../late-fee"
import { DEFAULT_CALENDAR, type ShopCalendar, instantAt, isOpen, localTimeOf } from "../shop-time"
import { DEFAULT_TERMS } from "../terms"

const BERLIN: ShopCalendar = { ...DEFAULT_CALENDAR, tz: "Europe/Berlin" }
const NO_SUNDAYS: ShopCalendar = { ...BERLIN, open_dows: 0b0111111 }
const DAILY = { ...DEFAULT_TERMS, late_amount: { eur: "1.50" }, late_cap: { eur: "12.00" } }
const HOURLY = {
  ...DEFAULT_TERMS,
  late_unit: "hour" as const,
  exclude_closed_days: false,
  late_amount: { eur: "0.50" },
  grace_ms: 7_200_000,
}

/** An instant of the shop's wall: `12-05 21:30:01`. */
function berlin(text: string): Date {
  const [day, time = ""] = text.split(" ")
  const seconds = Number(time.slice(6) || 0)
  return new Date(instantAt(`2026-${day}`, time.slice(0, 5), "Europe/Berlin").getTime() + seconds * 1000)
}

function fee(returned: string | Date, more: Partial<LateFeeInput> = {}) {
  return lateFee({
    due_date: "2026-12-05",
    calendar: BERLIN,
    terms: DAILY,
    currency_code: "eur",
    replacement_value: "19.99",
    returned_at: typeof returned === "string" ? berlin(returned) : returned,
    late_charged: "0.00",
    late_and_lost_charged: "0.00",
    ...more,
  })
}

describe("worked late fees: Berlin, due Sat 2026-12-05 21:00, grace 30 min, 1.50 a day, cap 12.00, value 19.99", () => {
  it.each([
    ["12-05 12:00:00", "0.00", 0],
    ["12-05 21:30:00", "0.00", 0],
    ["12-05 21:30:01", "1.50", 1],
    ["12-06 21:30:00", "1.50", 1],
    ["12-06 21:30:01", "3.00", 2],
    ["12-07 10:00:00", "3.00", 2],
    ["12-20 10:00:00", "12.00", 15],
  ])("back %s → %s", (returned, amount, count) =>
    expect(fee(returned)).toEqual({ amount, count, unit: "day", from: berlin("12-05 21:30:00") }),
  )

  it("Monday 10:00 with Sundays closed → 1.50", () => {
    expect(fee("12-07 10:00:00", { calendar: NO_SUNDAYS })).toMatchObject({ amount: "1.50", count: 1 })
  })

  it("on the closed day itself → 0.00 so far", () => {
    expect(fee("12-06 10:00:00", { calendar: NO_SUNDAYS })).toMatchObject({ amount: "0.00", count: 0 })
  })

  it("closed days count when the terms say so", () => {
    const terms = { ...DAILY, exclude_closed_days: false }
    expect(fee("12-07 10:00:00", { calendar: NO_SUNDAYS, terms }).amount).toBe("3.00")
  })

  it("no cap and value 14.99 → 14.99", () => {
    const terms = { ...DAILY, late_cap: {} }
    expect(fee("12-20 10:00:00", { terms, replacement_value: "14.99" }).amount).toBe("14.99")
  })

  it("no cap and not within the value → all of it", () => {
    const terms = { ...DAILY, late_cap: {}, cap_at_replacement: false }
    expect(fee("12-20 10:00:00", { terms, replacement_value: "14.99" }).amount).toBe("22.50")
  })
})

describe("hourly 0.50, grace 2 h", () => {
  it.each([
    ["12-05 23:00:00", "0.00", 0],
    ["12-05 23:00:01", "0.50", 1],
    ["12-06 00:00:00", "0.50", 1],
    ["12-06 01:30:00", "1.50", 3],
  ])("back %s → %s", (returned, amount, count) =>
    expect(fee(returned, { terms: HOURLY })).toMatchObject({ amount, count, unit: "hour" }),
  )
})

describe("days with another number of hours", () => {
  const terms = { ...DAILY, grace_ms: 0 }

  it.each([
    ["10-25 21:00:00", "1.50"],
    ["10-25 21:00:01", "3.00"],
  ])("due Sat 10-24 21:00, back %s → %s (25 hours)", (returned, amount) =>
    expect(fee(returned, { terms, due_date: "2026-10-24" }).amount).toBe(amount),
  )

  it.each([
    ["03-29 21:00:00", "1.50"],
    ["03-29 21:00:01", "3.00"],
  ])("due Sat 03-28 21:00, back %s → %s (23 hours)", (returned, amount) =>
    expect(fee(returned, { terms, due_date: "2026-03-28" }).amount).toBe(amount),
  )
})

describe("a date the islands skipped", () => {
  it("ends with the day after it: Samoa had no 2011-12-30", () => {
    const calendar = { ...DEFAULT_CALENDAR, tz: "Pacific/Apia" }
    const late = (time: string) =>
      fee(instantAt("2011-12-31", time, calendar.tz), {
        calendar,
        due_date: "2011-12-29",
        terms: { ...DAILY, grace_ms: 0 },
      })
    expect([late("10:00").count, late("21:00").count, late("21:01").count]).toEqual([1, 1, 3])
  })
})

describe("earlier charges", () => {
  it("use up the late cap", () => {
    expect(fee("12-20 10:00:00", { late_charged: "4.50", late_and_lost_charged: "4.50" }).amount).toBe("7.50")
    expect(fee("12-20 10:00:00", { late_charged: "12.00", late_and_lost_charged: "12.00" }).amount).toBe("0.00")
    expect(fee("12-20 10:00:00", { late_charged: "13.00", late_and_lost_charged: "13.00" }).amount).toBe("0.00")
  })

  it("use up the replacement value, late and lost together", () => {
    expect(fee("12-20 10:00:00", { late_charged: "0", late_and_lost_charged: "15" }).amount).toBe("4.99")
    expect(fee("12-20 10:00:00", { late_charged: "0", late_and_lost_charged: "19.99" }).amount).toBe("0.00")
  })
})

describe("fees that are none", () => {
  it("in a currency without an amount", () => {
    expect(fee("12-20 10:00:00", { currency_code: "jpy", replacement_value: "2000" })).toMatchObject({
      amount: "0",
      count: 15,
    })
  })

  it("for a shop that never opens and leaves closed days out", () => {
    expect(fee("12-20 10:00:00", { calendar: { ...BERLIN, open_dows: 0 } })).toMatchObject({ amount: "0.00", count: 0 })
  })
})

describe("boundaries", () => {
  const clock = { due_date: "2026-10-24", calendar: BERLIN, terms: { grace_ms: 1_800_000 } }

  it("lie at the due time of each day plus grace, whatever the clocks do", () => {
    for (const k of [0, 1, 2, 30]) expect(localTimeOf(boundaryAt(clock, k), BERLIN.tz)).toBe("21:30")
    expect(boundaryAt(clock, 1).getTime() - boundaryAt(clock, 0).getTime()).toBe(25 * 3_600_000)
    expect(overdueSince(clock)).toEqual(boundaryAt(clock, 0))
  })

  it("make overdue steps, each once and in order", () => {
    expect(overdueSteps(clock, [7, 1, 3, 1])).toEqual(
      [1, 3, 7].map((step) => ({ step, due_at: boundaryAt(clock, step) })),
    )
  })
})

describe("laws of the late fee", () => {
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Pacific/Apia")
  const clock = fc.record({
    due_date: fc.integer({ min: 0, max: 6000 }).map((offset) => addDays("2011-06-01", offset)),
    tz: zones,
    due_time: fc.constantFrom("21:00", "02:30", "00:00", "23:59"),
    grace_ms: fc.integer({ min: 0, max: 2_073_600_000 }),
    open_dows: fc.integer({ min: 0, max: 127 }),
    closed: fc.array(fc.integer({ min: -2, max: 40 }), { maxLength: 6 }),
    late_ms: fc.integer({ min: -3 * 86_400_000, max: 60 * 86_400_000 }),
  })

  it("counts k while B(k − 1) < returned, one by one, closed days left out", () => {
    fc.assert(
      fc.property(clock, ({ due_date, tz, due_time, grace_ms, open_dows, closed, late_ms }) => {
        const closed_dates = closed.map((offset) => addDays(due_date, offset))
        const calendar = { ...DEFAULT_CALENDAR, tz, due_time, open_dows, closed_dates }
        const terms = { ...DAILY, grace_ms }
        const at = { due_date, calendar, terms }
        const returned_at = new Date(overdueSince(at).getTime() + late_ms)
        let count = 0
        for (let k = 1; boundaryAt(at, k - 1) < returned_at; k++) if (isOpen(calendar, addDays(due_date, k))) count++
        expect(fee(returned_at, at).count).toBe(count)
      }),
      { numRuns: 400 },
    )
  })

  it("never falls with time and never leaves its caps", () => {
    const moment = fc.integer({ min: 0, max: 40 * 86_400_000 })
    fc.assert(
      fc.property(moment, moment, fc.nat(3000), (a, b, charged) => {
        const late_charged = (charged / 100).toFixed(2)
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((ms) =>
          Number(
            fee(new Date(berlin("12-05 21:00:00").getTime() + ms), {
              late_charged,
              late_and_lost_charged: late_charged,
            }).amount,
          ),
        ) as [number, number]
        expect(later).toBeGreaterThanOrEqual(sooner)
        expect(later + charged / 100).toBeLessThanOrEqual(Math.max(12, charged / 100) + 1e-9)
      }),
    )
  })

  it("answers for a copy that was away for thirty years", () => {
    const returned = instantAt("2056-12-05", "21:00", "Europe/Berlin")
    expect(fee(returned).count).toBe(10_958)
  })
})

import { extendedTimes, latestByRules, ruleAgainst } from "../../../src/modules/rental/domain/extension"
import { DEFAULT_CALENDAR } from "../../../src/modules/rental/domain/shop-time"
import { DEFAULT_TERMS } from "../../../src/modules/rental/domain/terms"
import { proposedDueDate } from "../extension"
import { addDays } from "../shop-clock"

const MONDAY = "2026-11-23"
const WEEK = Array.from({ length: 7 }, (_, day) => addDays(MONDAY, day))
const rental = (due_date: string, more: { late_due_date?: string; extendable_until?: string | null } = {}) => ({
  due_date,
  late_due_date: due_date,
  extendable_until: addDays(due_date, 14),
  ...more,
})

describe("the due date an extension begins with", () => {
  it("is one day more", () => {
    expect(proposedDueDate(rental("2026-12-31"), "2026-12-29")).toBe("2027-01-01")
    expect(proposedDueDate(rental("2026-12-31"), "2026-12-31")).toBe("2027-01-01")
  })

  it("is one day more than the next open day, until which the customer has it anyway", () => {
    expect(proposedDueDate(rental("2026-11-29", { late_due_date: "2026-11-30" }), "2026-11-27")).toBe("2026-12-01")
  })

  it("is tomorrow for what is overdue: a date gone by would be overdue again at once", () => {
    expect(proposedDueDate(rental("2026-11-20"), MONDAY)).toBe("2026-11-24")
  })

  it("is never later than the rules allow", () => {
    const until = (extendable_until: string) => rental("2026-11-20", { extendable_until })
    expect(proposedDueDate(until("2026-11-22"), MONDAY)).toBe("2026-11-22")
    expect(proposedDueDate(until("2026-11-24"), MONDAY)).toBe("2026-11-24")
    expect(
      proposedDueDate(rental("2026-11-29", { late_due_date: "2026-11-30", extendable_until: "2026-11-30" }), MONDAY),
    ).toBe("2026-11-30")
  })

  it("is the next day where no extension is allowed, and the server says why", () => {
    expect(proposedDueDate(rental("2026-11-20", { extendable_until: null }), MONDAY)).toBe("2026-11-21")
  })

  it("breaks no rule on whatever weekday it is due, asked for, closed, and however short the rules are", () => {
    const open_days = [127, ...WEEK.map((_, day) => 127 ^ (1 << day)), 0b0010010]
    for (const open_dows of open_days) {
      const calendar = { ...DEFAULT_CALENDAR, open_dows, closed_dates: ["2026-11-26"] }
      for (const due_date of WEEK) {
        for (const max_days of [null, 4, 5, 9, 30]) {
          for (const extension_max_days of [1, 2, 3, 14]) {
            const rules = { terms: { ...DEFAULT_TERMS, extension_max_days }, calendar, max_days }
            const booked = {
              start_date: addDays(due_date, -3),
              due_date,
              fulfilment: "pickup" as const,
              extension_count: 0,
            }
            const { late_due_date } = extendedTimes(booked, due_date, rules)
            const extendable_until = latestByRules(booked, rules)
            for (let day = -3; day <= 10; day++) {
              const proposed = proposedDueDate({ due_date, late_due_date, extendable_until }, addDays(due_date, day))
              expect(proposed > due_date).toBe(true)
              expect(ruleAgainst(booked, proposed, rules)).toBeNull()
            }
          }
        }
      }
    }
  })
})

import { accruedLate } from "../accrued-late"
import { netCharged, type ReversibleRow } from "../charges"
import { addDays } from "../dates"
import { extendedTimes, latestByRules, latestFitting, ruleAgainst, type ExtensionRules } from "../extension"
import { grossOf, netFrom } from "../money"
import { extendableUntil, rightsOf, type RightsFacts } from "../order-rights"
import { DEFAULT_CALENDAR } from "../shop-time"
import { DEFAULT_TERMS } from "../terms"

const BERLIN = { ...DEFAULT_CALENDAR, tz: "Europe/Berlin", open_dows: 0b0111111 }
const rules: ExtensionRules = { terms: DEFAULT_TERMS, calendar: BERLIN, max_days: 30 }
const rental = { start_date: "2026-12-01", due_date: "2026-12-04", fulfilment: "pickup" as const, extension_count: 0 }

describe("extended times", () => {
  it("move everything that hangs on the due date and leave the start", () => {
    expect(extendedTimes(rental, "2026-12-09", rules)).toMatchObject({
      start_date: "2026-12-01",
      due_date: "2026-12-09",
      days: 8,
      starts_at: new Date("2026-12-01T09:00:00Z"),
      due_at: new Date("2026-12-09T20:00:00Z"),
      ends_at: new Date("2026-12-09T20:00:00Z"),
      late_after: new Date("2026-12-09T20:30:00Z"),
      blocked_until: new Date("2026-12-10T08:00:00Z"),
    })
  })

  it("roll over the Sunday on which the shop is closed, and keep the time a parcel is on its way", () => {
    const times = extendedTimes({ ...rental, fulfilment: "ship" }, "2026-12-06", rules)
    expect(times).toMatchObject({ due_date: "2026-12-06", late_due_date: "2026-12-07", days: 5 })
    expect(times.blocked_until).toEqual(new Date("2026-12-10T08:00:00Z"))
  })
})

describe("limits of an extension", () => {
  it("count days from the present due date for the terms and from the start for the plan", () => {
    expect(latestByRules(rental, rules)).toBe("2026-12-18")
    expect(latestByRules(rental, { ...rules, max_days: 5 })).toBe("2026-12-06")
    expect(latestByRules(rental, { ...rules, max_days: 2 })).toBe("2026-12-04")
    expect(latestByRules(rental, { ...rules, max_days: null })).toBe("2026-12-18")
    expect(latestByRules({ ...rental, extension_count: 1 }, rules)).toBe("2026-12-04")
  })

  it("name the first rule that is broken", () => {
    expect(ruleAgainst(rental, "2026-12-18", rules)).toBeNull()
    expect(ruleAgainst(rental, "2026-12-19", rules)).toBe("extension_max_days")
    expect(ruleAgainst(rental, "2026-12-12", { ...rules, max_days: 10 })).toBe("max_days")
    expect(ruleAgainst({ ...rental, extension_count: 1 }, "2026-12-05", rules)).toBe("max_extensions")
  })

  it("find the latest date that fits, whichever it is", () => {
    for (let free = 0; free <= 14; free++) {
      const until = addDays("2026-12-04", free)
      const found = latestFitting("2026-12-04", "2026-12-18", (date) => date <= until)
      expect(found).toBe(free === 0 ? null : until)
    }
    expect(latestFitting("2026-12-04", "2026-12-04", () => true)).toBeNull()
  })
})

describe("late fee so far", () => {
  const late = {
    late_due_date: "2026-12-05",
    currency_code: "eur",
    replacement_value: "10.00",
    terms_snapshot: { terms: { ...DEFAULT_TERMS, late_amount: { eur: "1.50" } }, calendar: DEFAULT_CALENDAR },
  }
  const row = (id: string, kind: ReversibleRow["kind"], amount: string, reverses_id: string | null = null) => ({
    ...{ id, kind, amount, reverses_id },
    currency_code: "eur",
    status: "pending" as const,
  })

  it("leaves room within the replacement value, and gets back what was waived of it", () => {
    const at = new Date("2026-12-31T12:00:00Z")
    expect(accruedLate(late, [row("a", "late", "6.00")], at).amount).toBe("4.00")
    const waived = [row("a", "late", "6.00"), row("b", "waiver", "-5.00", "a"), row("c", "waiver", "-1.00", "other")]
    expect(accruedLate(late, waived, at).amount).toBe("9.00")
    expect(netCharged(waived, ["late"], "eur")).toBe("1.00")
  })
})

describe("money behind an amount", () => {
  it("is the amount with the tax it was paid with, half up", () => {
    expect(grossOf("1.67", { total: "3.98", amount: "3.34" }, "eur")).toBe("1.99")
    expect(grossOf("5.00", { total: "5.95", amount: "5.00" }, "eur")).toBe("5.95")
    expect(netFrom("1.99", { total: "3.98", amount: "3.34" }, "eur")).toBe("1.67")
    expect(netFrom("2.00", undefined, "eur")).toBe("2.00")
    expect(grossOf("380", { total: "418", amount: "380" }, "jpy")).toBe("418")
    expect(grossOf("5.00", null, "eur")).toBe("5.00")
    expect(grossOf("5.00", { total: "0", amount: "0" }, "eur")).toBe("5.00")
  })
})

describe("what may be done with a rental", () => {
  const now = new Date("2026-11-30T12:00:00Z")
  const facts = (more: Partial<RightsFacts["rental"]> = {}, pinned = false): RightsFacts => ({
    now,
    rental: { ...rental, status: "reserved", starts_at: new Date("2026-12-01T09:00:00Z"), ...more },
    pinned,
    rules: { ...rules, terms: DEFAULT_TERMS },
  })
  const allowed = (given: RightsFacts) =>
    Object.entries(rightsOf(given))
      .filter(([, right]) => right.allowed)
      .map(([act]) => act)

  it.each([
    ["reserved", ["extend", "cancel", "reseat"]],
    ["ready", ["extend", "cancel"]],
    ["out", ["extend", "lost", "buyout", "charge"]],
    ["lost", ["buyout", "charge"]],
    ["returned", ["charge"]],
    ["closed", ["charge"]],
    ["bought_out", ["charge"]],
    ["canceled", []],
    ["no_show", []],
  ] as const)("%s", (status, acts) => {
    expect(allowed(facts({ status }, status !== "reserved"))).toEqual(acts)
  })

  it("not fetched is only who could have come", () => {
    expect(rightsOf(facts()).no_show).toEqual({ allowed: false, code: "media_rental_state", reason: "not_started" })
    expect(rightsOf(facts({ starts_at: now })).no_show).toEqual({ allowed: true })
  })

  it("a booking that has begun or is picked does not move", () => {
    expect(rightsOf(facts({ starts_at: now })).reseat.allowed).toBe(false)
    expect(rightsOf(facts({}, true)).reseat.allowed).toBe(false)
  })

  it("says why an extension is out of the question", () => {
    expect(rightsOf(facts({ extension_count: 1 })).extend).toEqual({
      allowed: false,
      code: "media_rental_extension_refused",
      reason: "max_extensions",
    })
  })

  it("says until when one is possible, and nothing where none is", () => {
    expect(extendableUntil(facts())).toBe("2026-12-18")
    expect(extendableUntil({ ...facts(), rules: { ...rules, terms: DEFAULT_TERMS, max_days: 5 } })).toBe("2026-12-06")
    expect(extendableUntil(facts({ extension_count: 1 }))).toBeNull()
    expect(extendableUntil(facts({ status: "returned" }))).toBeNull()
  })
})

import { UNIT_STATUSES, type RentalStatus } from "../enums"
import { SCAN_WARNINGS, adviseScan, type ScanFacts } from "../scan"

const NOW = new Date(Date.UTC(2026, 11, 1, 12))
const HOUR = 3_600_000
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR)

const facts = (more: Partial<ScanFacts> = {}): ScanFacts => ({
  now: NOW,
  location_id: "sloc_1",
  unit: { status: "available", home_location_id: "sloc_1" },
  rental: null,
  hold: null,
  next: null,
  customer: null,
  ...more,
})
const rental = (status: RentalStatus, more: Partial<NonNullable<ScanFacts["rental"]>> = {}) => ({
  status,
  customer_id: "cus_1",
  location_id: "sloc_1",
  start_date: "2026-12-01",
  starts_at: later(-2),
  due_at: later(72),
  overdue: false,
  min_age: null,
  ...more,
})
const customer = (more: Partial<NonNullable<ScanFacts["customer"]>> = {}) => ({
  blocked: false,
  owes_too_much: false,
  date_of_birth: null,
  ...more,
})

describe("what can be done with a scanned copy", () => {
  it.each([
    ["out", "out", ["return"]],
    ["returned", "inspecting", ["inspect"]],
    ["lost", "missing", ["found"]],
    ["ready", "ready", ["hand_out"]],
    ["reserved", "available", ["pick", "hand_out"]],
    ["reserved", "cleaning", ["shelve"]],
    ["reserved", "repair", ["shelve"]],
  ] as const)("of a %s rental whose copy is %s", (status, unit, actions) => {
    const scanned = facts({ rental: rental(status), unit: { status: unit, home_location_id: "sloc_1" } })
    expect(adviseScan(scanned).actions).toEqual(actions)
  })

  it("of nobody's goes by where it is", () => {
    const actions = UNIT_STATUSES.map((status) => [
      status,
      adviseScan(facts({ unit: { status, home_location_id: "sloc_1" } })).actions.join(),
    ])
    expect(Object.fromEntries(actions)).toEqual({
      intake: "shelve",
      available: "hand_out",
      ready: "hand_out",
      out: "",
      in_transit: "shelve",
      inspecting: "shelve",
      cleaning: "shelve",
      repair: "shelve",
      missing: "found",
      sold: "",
      retired: "",
    })
  })

  it("is setting aside before the rental starts and handing out from then on", () => {
    const suggested = (hours: number) =>
      adviseScan(facts({ rental: rental("reserved", { starts_at: later(hours) }) })).suggested
    expect([suggested(1), suggested(0), suggested(-1)]).toEqual(["pick", "hand_out", "hand_out"])
  })

  it("is no hand-out of a rental that was to be back already", () => {
    const over = adviseScan(facts({ rental: rental("reserved", { due_at: NOW }) }))
    expect(over).toEqual({ warnings: ["period_over"], actions: [], suggested: null })
  })

  it("is nothing for a copy that is gone", () => {
    const gone = adviseScan(facts({ unit: { status: "sold", home_location_id: "sloc_1" } }))
    expect(gone).toEqual({ warnings: ["not_in_service"], actions: [], suggested: null })
  })
})

describe("what to know first", () => {
  const warnings = (more: Partial<ScanFacts>) => adviseScan(facts(more)).warnings

  it("is nothing when all is well", () => {
    expect(warnings({ rental: rental("reserved"), customer: customer() })).toEqual([])
  })

  it("is the customer's standing", () => {
    expect(warnings({ rental: rental("out", { overdue: true }), customer: customer({ blocked: true }) })).toEqual([
      "overdue",
      "customer_blocked",
    ])
    expect(warnings({ customer: customer({ owes_too_much: true }) })).toEqual(["debt"])
  })

  it("is an age only while the copy is still to leave", () => {
    const of = (status: RentalStatus, birth: string | null) =>
      warnings({ rental: rental(status, { min_age: 18 }), customer: customer({ date_of_birth: birth }) })
    expect(of("reserved", null)).toEqual(["age_unverified"])
    expect(of("reserved", "2008-12-02")).toEqual(["age_required"])
    expect(of("reserved", "2008-12-01")).toEqual([])
    expect(of("out", null)).toEqual([])
  })

  it("is a hold of somebody else's, not the renter's own", () => {
    expect(warnings({ hold: { customer_id: "cus_2" } })).toEqual(["held_for_other"])
    expect(warnings({ hold: { customer_id: "cus_2" }, rental: rental("reserved") })).toEqual(["held_for_other"])
    expect(warnings({ hold: { customer_id: "cus_1" }, rental: rental("reserved") })).toEqual([])
  })

  it("is the next booking within a day, or in danger", () => {
    const next = (hours: number, at_risk = false) => warnings({ next: { starts_at: later(hours), at_risk } })
    expect([next(24), next(25), next(99, true)]).toEqual([["next_booking_soon"], [], ["next_booking_at_risk"]])
  })

  it("is the wrong shop: the rental's, else the copy's home", () => {
    const away = { status: "available", home_location_id: "sloc_2" } as const
    expect(warnings({ unit: away })).toEqual(["wrong_location"])
    expect(warnings({ unit: away, rental: rental("reserved") })).toEqual([])
    expect(warnings({ rental: rental("out", { location_id: "sloc_2" }) })).toEqual(["wrong_location"])
  })

  it("comes worst first", () => {
    const all = adviseScan(
      facts({
        rental: rental("ready", { overdue: true, starts_at: later(1), min_age: 18, location_id: "sloc_2" }),
        hold: { customer_id: "cus_2" },
        next: { starts_at: later(2), at_risk: true },
        customer: customer({ blocked: true, owes_too_much: true }),
      }),
    ).warnings
    expect(all).toEqual(SCAN_WARNINGS.filter((code) => all.includes(code)))
    expect(all).toHaveLength(9)
  })
})

import { DEFAULT_CALENDAR as SERVER } from "../../../src/modules/rental/domain/shop-time"
import { calendarField, closedRanges, DEFAULT_CALENDAR, withClosed, withoutRange } from "../calendar-form"
import type { ResolvedTerms, TermsRow } from "../rental-setup-types"
import { originOf, scopedRows, scopeQuery, SHOP, shopRow } from "../terms-matrix"

describe("a calendar", () => {
  it("starts from what the server assumes without one", () => {
    expect(DEFAULT_CALENDAR).toEqual(SERVER)
  })
  it("closes a day, or a holiday over the turn of the year", () => {
    expect(withClosed(["2026-05-01"], "2026-12-25", "")).toEqual(["2026-05-01", "2026-12-25"])
    expect(withClosed(["2026-12-31"], "2026-12-30", "2027-01-02")).toEqual([
      "2026-12-30",
      "2026-12-31",
      "2027-01-01",
      "2027-01-02",
    ])
  })
  it("closes nothing when the days are none", () => {
    expect(withClosed([], "2026-02-31", "")).toBeNull()
    expect(withClosed([], "2026-12-25", "2026-12-24")).toBeNull()
    expect(withClosed([], "2026-12-25", "2036-12-25")).toBeNull()
  })
  it("says neighbouring days as one, and takes them away as one", () => {
    const dates = ["2026-12-31", "2027-01-01", "2026-05-01"]
    expect(closedRanges(dates)).toEqual([
      { from: "2026-05-01", to: "2026-05-01" },
      { from: "2026-12-31", to: "2027-01-01" },
    ])
    expect(withoutRange(dates, { from: "2026-12-31", to: "2027-01-01" })).toEqual(["2026-05-01"])
  })
  it("finds the field of a problem", () => {
    expect(calendarField("closed_dates.3")).toBe("closed_dates")
    expect(calendarField("tz")).toBe("tz")
    expect(calendarField("location_id")).toBeNull()
  })
})

describe("the matrix of terms", () => {
  const row = (id: string, weight: number) => ({ id, weight }) as TermsRow
  const resolved = (id: string | null) => ({ sources: { grace_ms: { id, weight: null } } }) as unknown as ResolvedTerms

  it("tells its own values from inherited ones", () => {
    expect(originOf(resolved("rtrm_1"), "grace_ms", "rtrm_1")).toEqual({ from: "own" })
    expect(originOf(resolved("rtrm_2"), "grace_ms", "rtrm_1")).toEqual({ from: "row", id: "rtrm_2" })
    expect(originOf(resolved(null), "grace_ms", "rtrm_1")).toEqual({ from: "default" })
  })
  it("has the whole shop apart", () => {
    const rows = [row("a", 0), row("b", 4), row("c", 8)]
    expect(shopRow(rows)?.id).toBe("a")
    expect(shopRow([row("b", 4)])).toBeNull()
    expect(scopedRows(rows).map(({ id }) => id)).toEqual(["b", "c"])
  })
  it("asks without what a scope does not name", () => {
    expect(Object.values(scopeQuery(SHOP)).every((value) => value === undefined)).toBe(true)
    expect(scopeQuery({ ...SHOP, media_type: "vinyl" }).media_type).toBe("vinyl")
  })
})

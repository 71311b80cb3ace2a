import fc from "fast-check"
import { FIRST_DATE, LAST_DATE, addDays, ageOn, dayNumber, daysBetween, isLocalDate, weekdayOfDay } from "../dates"

const date = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

describe("local dates", () => {
  it.each(["2026-12-05", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s is a date", (text) =>
    expect(isLocalDate(text)).toBe(true),
  )

  it.each<[unknown]>([
    ["2026-02-31"],
    ["2026-02-29"],
    ["1900-02-29"],
    ["2099-02-31"],
    ["2026-13-01"],
    ["2026-00-10"],
    ["2026-04-00"],
    ["0000-01-01"],
    ["2026-12-05T00:00:00Z"],
    ["2026-12-5"],
    [" 2026-12-05"],
    ["2026-12-05\n"],
    ["２０２６-12-05"],
    ["1"],
    [""],
    [null],
    [undefined],
    [20261205],
    [["2026-12-05"]],
    [new Date()],
  ])("%j is none", (value) => expect(isLocalDate(value)).toBe(false))

  it("agrees with the calendar of Date on every day", () => {
    fc.assert(
      fc.property(date, (day) => {
        expect(isLocalDate(day)).toBe(true)
        expect(dayNumber(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
        expect(weekdayOfDay(dayNumber(day))).toBe((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)
      }),
      { numRuns: 1000 },
    )
  })

  it("adds days and counts them back", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        const moved = addDays(day, days)
        fc.pre(moved !== FIRST_DATE && moved !== LAST_DATE)
        expect(daysBetween(day, moved)).toBe(days)
        expect(moved > day).toBe(days > 0)
      }),
    )
  })

  it("stops at the last date that can be written", () => {
    expect(addDays("9999-12-30", 5)).toBe("9999-12-31")
    expect(addDays("0001-01-02", -1_000_000)).toBe("0001-01-01")
    expect(() => addDays("2026-12-05", 1.5)).toThrow(RangeError)
    expect(() => addDays("2026-12-05", Number.NaN)).toThrow(RangeError)
    expect(() => dayNumber("yesterday")).toThrow(RangeError)
  })

  it("counts one night as one day", () => expect(daysBetween("2026-12-01", "2026-12-02")).toBe(1))

  it("begins the week on Monday", () => {
    expect(["2026-11-30", "2026-12-04", "2026-12-06"].map((day) => weekdayOfDay(dayNumber(day)))).toEqual([0, 4, 6])
  })
})

describe("age", () => {
  it.each([
    ["2008-12-06", "2026-12-05", 17],
    ["2008-12-05", "2026-12-05", 18],
    ["2008-12-04", "2026-12-05", 18],
    ["2008-02-29", "2026-02-28", 17],
    ["2008-02-29", "2026-03-01", 18],
    ["2008-02-29", "2028-02-29", 20],
    ["2026-12-05", "2026-12-05", 0],
    ["2027-01-01", "2026-12-05", -1],
  ])("who was born on %s is %3$i on %s", (birth, on, age) => expect(ageOn(birth, on)).toBe(age))
})

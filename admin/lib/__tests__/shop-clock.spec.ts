import { addDays, daysBetween, formatDate, instantOf, isRealDate, knownZone, todayIn, wallTime } from "../shop-clock"

describe("dates of a shop", () => {
  it("count calendar days over months, years and changes of the clock", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01")
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01")
    expect(addDays("2026-03-29", 1)).toBe("2026-03-30")
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2)
    expect(daysBetween("2026-12-05", "2026-12-01")).toBe(-4)
  })

  it("exist in the calendar", () => {
    expect(["2026-02-28", "2026-02-31", "2026-13-01", "26-1-1", ""].map(isRealDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it("are today's where the shop is, not where the reader is", () => {
    const now = new Date("2026-12-05T23:30:00Z")
    expect(todayIn("America/Los_Angeles", now)).toBe("2026-12-05")
    expect(todayIn("Asia/Shanghai", now)).toBe("2026-12-06")
  })
})

describe("a time on the shop's clock", () => {
  it("is an instant, and back", () => {
    for (const [local, tz, instant] of [
      ["2026-12-05T21:00", "Europe/Berlin", "2026-12-05T20:00:00.000Z"],
      ["2026-07-05T21:00", "Europe/Berlin", "2026-07-05T19:00:00.000Z"],
      ["2026-12-05T00:00", "Asia/Shanghai", "2026-12-04T16:00:00.000Z"],
      ["2026-12-05T21:00", "UTC", "2026-12-05T21:00:00.000Z"],
    ] as const) {
      expect(instantOf(local, tz)).toBe(instant)
      expect(wallTime(instant, tz)).toBe(local)
    }
  })

  it("that occurs twice is the first of both", () => {
    expect(instantOf("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z")
  })

  it("that does not exist moves forward by the gap", () => {
    expect(instantOf("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z")
    expect(wallTime("2026-03-29T01:30:00.000Z", "Europe/Berlin")).toBe("2026-03-29T03:30")
  })
})

describe("a date for reading", () => {
  it("does not move with the reader's zone", () => {
    expect(formatDate("2026-12-05", "en")).toBe("Dec 5, 2026")
    expect(formatDate("2026-12-05", "zhCN")).toBe("2026年12月5日")
  })
  it("a zone the browser does not know is replaced rather than fatal", () => {
    expect(knownZone("Mars/Olympus")).toBe(knownZone(null))
  })
})

import fc from "fast-check"
import { addDays } from "../dates"
import {
  DEFAULT_CALENDAR,
  type ShopCalendar,
  countOpenDays,
  instantAt,
  isLocalTime,
  isOpen,
  isTimeZone,
  localDateOf,
  localTimeOf,
  nextOpenDate,
  periodOf,
  walkInStartDate,
} from "../shop-time"

const BERLIN: ShopCalendar = { ...DEFAULT_CALENDAR, tz: "Europe/Berlin" }
const NO_SUNDAYS: ShopCalendar = { ...BERLIN, open_dows: 0b0111111 }
const NEVER: ShopCalendar = { ...BERLIN, open_dows: 0 }
const rolling = { roll_closed_due: true }

describe("instants of local times", () => {
  it.each([
    ["2026-12-05", "21:00", "Europe/Berlin", "2026-12-05T20:00:00.000Z"],
    ["2026-07-05", "21:00", "Europe/Berlin", "2026-07-05T19:00:00.000Z"],
    ["2026-07-05", "21:00", "America/Los_Angeles", "2026-07-06T04:00:00.000Z"],
    ["2026-01-05", "00:00", "Pacific/Auckland", "2026-01-04T11:00:00.000Z"],
    ["2026-01-05", "10:00", "Asia/Kathmandu", "2026-01-05T04:15:00.000Z"],
  ])("%s %s in %s", (date, time, tz, instant) => expect(instantAt(date, time, tz).toISOString()).toBe(instant))

  it("moves a time that does not exist forward by the gap", () => {
    expect(instantAt("2026-03-29", "02:30", "Europe/Berlin").toISOString()).toBe("2026-03-29T01:30:00.000Z")
    expect(localTimeOf(instantAt("2026-03-29", "02:30", "Europe/Berlin"), "Europe/Berlin")).toBe("03:30")
  })

  it("takes the first of a time that occurs twice", () => {
    expect(instantAt("2026-10-25", "02:30", "Europe/Berlin").toISOString()).toBe("2026-10-25T00:30:00.000Z")
  })

  it("reads the shop's wall, not the server's", () => {
    const instant = new Date("2026-12-05T06:30:00.000Z")
    expect([localDateOf(instant, "America/Los_Angeles"), localTimeOf(instant, "America/Los_Angeles")]).toEqual([
      "2026-12-04",
      "22:30",
    ])
    expect([localDateOf(instant, "Pacific/Auckland"), localTimeOf(instant, "Pacific/Auckland")]).toEqual([
      "2026-12-05",
      "19:30",
    ])
  })

  it("does not round up to the next minute or day", () => {
    const instant = new Date("2026-12-05T23:59:59.999Z")
    expect([localDateOf(instant, "UTC"), localTimeOf(instant, "UTC")]).toEqual(["2026-12-05", "23:59"])
  })

  it("finds the date again at noon, whatever the zone", () => {
    const zones = fc.constantFrom("Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Australia/Lord_Howe")
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), zones, (offset, tz) => {
        const date = addDays("2000-01-01", offset)
        expect(localDateOf(instantAt(date, "12:00", tz), tz)).toBe(date)
      }),
    )
  })

  it("knows times and zones by sight", () => {
    expect(["00:00", "23:59", "9:00", "24:00", "21:00:00", "21:60"].map(isLocalTime)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(["Europe/Berlin", "UTC", "Etc/GMT+3", "+02:00", "Mars/Base", ""].map(isTimeZone)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe("open days", () => {
  it("is closed on a closed weekday and on a closed date", () => {
    const calendar = { ...NO_SUNDAYS, closed_dates: ["2026-12-25"] }
    expect(["2026-12-05", "2026-12-06", "2026-12-07", "2026-12-25"].map((date) => isOpen(calendar, date))).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it("finds the next open day, the day itself included", () => {
    expect(nextOpenDate(NO_SUNDAYS, "2026-12-05")).toBe("2026-12-05")
    expect(nextOpenDate(NO_SUNDAYS, "2026-12-06")).toBe("2026-12-07")
    expect(nextOpenDate({ ...NO_SUNDAYS, closed_dates: ["2026-12-07", "2026-12-08"] }, "2026-12-06")).toBe("2026-12-09")
  })

  it("finds the one open day behind closed ones of a shop that opens once a week", () => {
    const closed_dates = ["2026-12-07", "2026-12-14", "2026-12-21"]
    expect(nextOpenDate({ ...BERLIN, open_dows: 1, closed_dates }, "2026-12-01")).toBe("2026-12-28")
  })

  it("gives up on a shop that never opens", () => expect(nextOpenDate(NEVER, "2026-12-05")).toBeNull())

  it("counts open days as one by one would", () => {
    const start = fc.integer({ min: 0, max: 40 })
    const closed = fc.array(
      start.map((offset) => addDays("2026-12-01", offset)),
      { maxLength: 15 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 127 }), closed, start, start, (open_dows, closed_dates, from, length) => {
        const calendar = { open_dows, closed_dates }
        const after = addDays("2026-12-01", from)
        const days = Array.from({ length }, (_, index) => addDays(after, index + 1))
        expect(countOpenDays(calendar, after, addDays(after, length))).toBe(
          days.filter((day) => isOpen(calendar, day)).length,
        )
      }),
    )
    expect(countOpenDays(BERLIN, "2026-12-05", "2026-12-01")).toBe(0)
  })
})

describe("period of a rental", () => {
  it("is from pickup time to due time, one night one day", () => {
    const period = periodOf({ calendar: BERLIN, terms: rolling, start_date: "2026-12-01", due_date: "2026-12-02" })
    expect(period).toEqual({
      start_date: "2026-12-01",
      due_date: "2026-12-02",
      days: 1,
      starts_at: new Date("2026-12-01T09:00:00.000Z"),
      due_at: new Date("2026-12-02T20:00:00.000Z"),
      late_due_date: "2026-12-02",
    })
  })

  it.each([
    ["2026-03-28", "2026-03-29", "2026-03-29T19:00:00.000Z"],
    ["2026-03-29", "2026-03-30", "2026-03-30T19:00:00.000Z"],
    ["2026-10-24", "2026-10-25", "2026-10-25T20:00:00.000Z"],
    ["2026-10-25", "2026-10-26", "2026-10-26T20:00:00.000Z"],
  ])("is one day from %s to %s in the weeks the clock changes, due 21:00 local", (start_date, due_date, due) => {
    const period = periodOf({ calendar: BERLIN, terms: rolling, start_date, due_date })
    expect([period.days, period.due_at.toISOString()]).toEqual([1, due])
    expect(localTimeOf(period.due_at, BERLIN.tz)).toBe("21:00")
  })

  it("rolls a due date on a closed day, and neither the days nor the booked date", () => {
    const input = { calendar: NO_SUNDAYS, start_date: "2026-12-04", due_date: "2026-12-06" }
    expect(periodOf({ ...input, terms: rolling })).toMatchObject({
      due_date: "2026-12-06",
      days: 2,
      late_due_date: "2026-12-07",
      due_at: new Date("2026-12-07T20:00:00.000Z"),
    })
    expect(periodOf({ ...input, terms: { roll_closed_due: false } })).toMatchObject({
      late_due_date: "2026-12-06",
      due_at: new Date("2026-12-06T20:00:00.000Z"),
    })
  })

  it("keeps the due date of a shop that never opens", () => {
    const input = { calendar: NEVER, terms: rolling, start_date: "2026-12-04", due_date: "2026-12-06" }
    expect(periodOf(input).late_due_date).toBe("2026-12-06")
  })

  it("survives the last date there is", () => {
    const input = { calendar: NO_SUNDAYS, terms: rolling, start_date: "9999-12-30", due_date: "9999-12-31" }
    expect(periodOf(input).days).toBe(1)
  })

  it("counts a walk-in from tomorrow once it is late", () => {
    const at = (time: string) => walkInStartDate(instantAt("2026-12-05", time, BERLIN.tz), BERLIN.tz, "18:00")
    expect(["17:59", "18:00", "23:59"].map(at)).toEqual(["2026-12-05", "2026-12-06", "2026-12-06"])
    expect(walkInStartDate(instantAt("2026-12-05", "23:00", BERLIN.tz), BERLIN.tz, null)).toBe("2026-12-05")
  })
})

describe("the server's own zone", () => {
  afterEach(() => jest.restoreAllMocks())

  it("is never asked", () => {
    const getters = [
      "getTimezoneOffset",
      "getFullYear",
      "getMonth",
      "getDate",
      "getDay",
      "getHours",
      "getMinutes",
    ] as const
    for (const getter of getters) {
      jest.spyOn(Date.prototype, getter).mockImplementation(() => {
        throw new Error(`${getter} reads the server's zone`)
      })
    }
    expect(() => new Date().getHours()).toThrow("server's zone")
    const calendar = { ...NO_SUNDAYS, tz: "America/Los_Angeles" }
    const period = periodOf({ calendar, terms: rolling, start_date: "2026-12-04", due_date: "2026-12-06" })
    expect([localDateOf(period.due_at, calendar.tz), localTimeOf(period.due_at, calendar.tz)]).toEqual([
      "2026-12-07",
      "21:00",
    ])
  })
})

import fc from "fast-check"
import { expectedTurns, pickupPeriod, placesOf, turnDate, type PickupRules, type QueuedHold } from "../hold-queue"
import type { Busy } from "../seat"
import { DEFAULT_CALENDAR } from "../shop-time"

const DAY = 86_400_000
const HOUR = 3_600_000
const NOON = new Date("2026-12-01T12:00:00Z")
const rules = (more: Partial<PickupRules> = {}): PickupRules => ({
  calendar: DEFAULT_CALENDAR,
  terms: { pickup_window_ms: 2 * DAY, buffer_after_ms: 12 * HOUR, roll_closed_due: true },
  late_start_time: null,
  ...more,
})
const times = (period: object) => Object.values(period).map((at: Date) => at.toISOString().slice(0, 16))

describe("the time a copy is kept for a hold", () => {
  it("is the window, then the days of a rental that begins at its last moment, then the buffer", () => {
    expect(times(pickupPeriod(rules(), { days: 3, now: NOON }))).toEqual([
      "2026-12-01T12:00",
      "2026-12-03T12:00",
      "2026-12-06T21:00",
      "2026-12-07T09:00",
    ])
  })

  it("is a day longer where a copy fetched that late counts from the next day", () => {
    const late = pickupPeriod(rules({ late_start_time: "11:00" }), { days: 3, now: NOON })
    expect(late.ends_at.toISOString()).toBe("2026-12-07T21:00:00.000Z")
  })

  it("follows the shop's days and its closed ones", () => {
    const calendar = { ...DEFAULT_CALENDAR, tz: "Pacific/Auckland", open_dows: 0b0111111 }
    // Fetched on Friday 01:00 in Auckland, due on Sunday, closed: Monday 21:00, which is 08:00 UTC.
    expect(pickupPeriod(rules({ calendar }), { days: 2, now: NOON }).ends_at.toISOString()).toBe(
      "2026-12-07T08:00:00.000Z",
    )
  })

  it("has room for every pickup within the window, in any zone and on any day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kathmandu"),
        fc.integer({ min: 1, max: 127 }),
        fc.option(fc.constantFrom("00:00", "09:00", "20:30"), { nil: null }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 400 * DAY }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tz, open_dows, late_start_time, days, offset, part) => {
          const given = rules({ calendar: { ...DEFAULT_CALENDAR, tz, open_dows }, late_start_time })
          const now = new Date(NOON.getTime() + offset)
          const period = pickupPeriod(given, { days, now })
          const fetched = new Date(now.getTime() + Math.floor(part * 2 * DAY))
          const none = { ...given.terms, pickup_window_ms: 0 }
          const rental = pickupPeriod({ ...given, terms: none }, { days, now: fetched })
          expect(rental.blocked_until.getTime()).toBeLessThanOrEqual(period.blocked_until.getTime())
          expect(period.starts_at < period.ends_at && period.ends_at <= period.blocked_until).toBe(true)
        },
      ),
    )
  })
})

const busy = (...blocks: [from: number, until: number][]): Busy => ({
  starts: blocks.map(([from]) => from * DAY),
  ends: blocks.map(([, until]) => until * DAY),
})
const hold = (id: string, days: number, suspended = false): QueuedHold => ({ id, suspended, keeps_ms: days * DAY })
const turns = (copies: Busy[], queue: QueuedHold[]) =>
  Object.fromEntries([...expectedTurns(copies, queue, 0)].map(([id, at]) => [id, at === null ? null : at / DAY]))

describe("when a turn can be expected", () => {
  it("is the end of the block of the first copy that comes back, one after the other", () => {
    expect(turns([busy([0, 4])], [hold("A", 5), hold("B", 5), hold("C", 1)])).toEqual({ A: 4, B: 9, C: 14 })
  })

  it("is shared among the copies", () => {
    const queue = [hold("A", 5), hold("B", 5), hold("C", 5)]
    expect(turns([busy([0, 4]), busy([0, 6])], queue)).toEqual({ A: 4, B: 6, C: 9 })
  })

  it("comes in a gap that is long enough, for who wants less before who wants more", () => {
    expect(turns([busy([0, 2], [5, 9])], [hold("A", 4), hold("B", 3)])).toEqual({ A: 9, B: 2 })
  })

  it("is nobody's who is suspended, and takes nothing from the others", () => {
    expect(turns([busy([0, 4])], [hold("A", 5, true), hold("B", 5)])).toEqual({ A: null, B: 4 })
  })

  it("is now with a free copy, and not in sight with none or one that is overdue", () => {
    expect(turns([busy()], [hold("A", 5)])).toEqual({ A: 0 })
    expect(turns([], [hold("A", 5)])).toEqual({ A: null })
    expect(turns([{ starts: [0], ends: [Date.UTC(9999, 11, 31)] }], [hold("A", 5)])).toEqual({ A: null })
  })

  it("never puts two holds on one copy at one time, nor one on a block", () => {
    const block = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 10 }))
    const copy = fc.array(block, { maxLength: 4 }).map((blocks) => {
      let end = -1
      const disjoint: [number, number][] = []
      for (const [from, length] of [...blocks].sort((a, b) => a[0] - b[0])) {
        if (from > end) disjoint.push([from, (end = from + length)])
      }
      return disjoint
    })
    const wishes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(copy, { minLength: 1, maxLength: 4 }), wishes, (copies, lengths) => {
        const queue = lengths.map((days, index) => hold(String(index), days))
        const found = expectedTurns(
          copies.map((blocks) => busy(...blocks)),
          queue,
          0,
        )
        for (const { id, keeps_ms } of queue) {
          const from = found.get(id)!
          // At any moment of a turn there are no more turns than copies without a block.
          const at = (moment: number) => {
            const blocked = copies.filter((blocks) =>
              blocks.some(([start, end]) => start * DAY <= moment && moment < end * DAY),
            ).length
            const others = queue.filter((other) => {
              const start = found.get(other.id)!
              return start <= moment && moment < start + other.keeps_ms
            }).length
            return blocked + others <= copies.length
          }
          for (let moment = from; moment < from + keeps_ms; moment += DAY) expect(at(moment)).toBe(true)
        }
      }),
    )
  })
})

describe("what is said of it", () => {
  it("is a place from one on", () => {
    expect([...placesOf([hold("A", 1), hold("B", 1)])]).toEqual([
      ["A", 1],
      ["B", 2],
    ])
  })

  it("is a day on which the shop is open", () => {
    const calendar = { ...DEFAULT_CALENDAR, open_dows: 0b0111111, closed_dates: ["2026-12-07"] }
    const sunday = Date.UTC(2026, 11, 6, 9)
    expect(turnDate(sunday, calendar)).toBe("2026-12-08")
    expect(turnDate(sunday, DEFAULT_CALENDAR)).toBe("2026-12-06")
    expect(turnDate(sunday, { ...DEFAULT_CALENDAR, open_dows: 0 })).toBe("2026-12-06")
    expect(turnDate(null, calendar)).toBeNull()
  })
})

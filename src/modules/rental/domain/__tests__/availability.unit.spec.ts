import fc from "fast-check"
import {
  FOREVER,
  blocksAt,
  calendarDays,
  isBookable,
  nextAvailable,
  type TitleAllocation,
  type TitleCopy,
  type TitleFacts,
} from "../availability"
import { ALLOCATION_KINDS, RENTAL_STATUSES, UNIT_STATUSES, type UnitStatus } from "../enums"
import { openTitle, seat } from "../seat"

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 22, 12)
const BUFFER = 12 * HOUR

const copy = (id: string, status: UnitStatus = "available"): TitleCopy => ({ id, status, rental_count: 0 })

/** A reserved rental of copy 1 from tomorrow for two days, but for what is given. */
const allocation = (given: Partial<TitleAllocation> = {}): TitleAllocation => ({
  id: "ralc_1",
  unit_id: "1",
  kind: "rental",
  starts_at: NOW + DAY,
  blocked_from: NOW + DAY,
  blocked_until: NOW + 3 * DAY,
  active: true,
  pinned: false,
  custody_open: false,
  late_after: null,
  expires_at: null,
  rental_status: "reserved",
  cart_id: null,
  ...given,
})

const facts = (given: Partial<TitleFacts> = {}): TitleFacts => ({
  copies: [copy("1")],
  allocations: [],
  now: NOW,
  overdue_assume_days: null,
  buffer_after_ms: BUFFER,
  ...given,
})

const opened = (given: Partial<TitleFacts>) => {
  const { copies, blocks } = blocksAt(facts(given))
  return openTitle(copies, blocks)
}
const free = (given: Partial<TitleFacts>, from: number, until = from + HOUR) => opened(given).freeCopies(from, until)

const out = (given: Partial<TitleAllocation> = {}) =>
  allocation({
    starts_at: NOW - 2 * DAY,
    blocked_from: NOW - 2 * DAY,
    blocked_until: NOW + DAY,
    pinned: true,
    custody_open: true,
    late_after: NOW + DAY - BUFFER + HOUR / 2,
    rental_status: "out",
    ...given,
  })
const overdue = (days = 5) =>
  out({
    blocked_until: NOW - days * DAY + BUFFER,
    late_after: NOW - days * DAY,
    starts_at: NOW - 9 * DAY,
    blocked_from: NOW - 9 * DAY,
  })

describe("copies in service", () => {
  it("are those that are on the shelf, out or being looked after", () => {
    const copies = UNIT_STATUSES.map((status) => copy(status, status))
    expect(blocksAt(facts({ copies })).copies.map(({ id }) => id)).toEqual([
      "available",
      "ready",
      "out",
      "inspecting",
      "cleaning",
    ])
  })

  it("are blocked until now plus buffer while they are inspected or cleaned", () => {
    for (const status of ["inspecting", "cleaning"] as const) {
      const copies = [copy("1", status)]
      expect(free({ copies }, NOW - DAY)).toBe(0)
      expect(free({ copies }, NOW + BUFFER - 1)).toBe(0)
      expect(free({ copies }, NOW + BUFFER)).toBe(1)
    }
  })
})

describe("an allocation", () => {
  it("blocks its whole stored period, touching periods apart", () => {
    const allocations = [allocation()]
    expect(free({ allocations }, NOW + DAY - HOUR)).toBe(1)
    expect(free({ allocations }, NOW + DAY)).toBe(0)
    expect(free({ allocations }, NOW + 3 * DAY - 1)).toBe(0)
    expect(free({ allocations }, NOW + 3 * DAY)).toBe(1)
  })

  it("blocks nothing when it is inactive, lapsed, about to be replaced, or the same cart's hold", () => {
    const hold = { kind: "checkout_hold", rental_status: null, expires_at: NOW + 1, cart_id: "cart_1" } as const
    expect(free({ allocations: [allocation({ active: false })] }, NOW + DAY)).toBe(1)
    expect(free({ allocations: [allocation({ ...hold, expires_at: NOW })] }, NOW + DAY)).toBe(1)
    expect(free({ allocations: [allocation(hold)] }, NOW + DAY)).toBe(0)
    expect(free({ allocations: [allocation()], excludeAllocationIds: ["ralc_1"] }, NOW + DAY)).toBe(1)
    expect(free({ allocations: [allocation()], excludeAllocationIds: ["ralc_2"] }, NOW + DAY)).toBe(0)
    expect(free({ allocations: [allocation(hold)], excludeCartId: "cart_1" }, NOW + DAY)).toBe(1)
    expect(free({ allocations: [allocation(hold)], excludeCartId: "cart_2" }, NOW + DAY)).toBe(0)
    const booked = allocation({ cart_id: "cart_1" })
    expect(free({ allocations: [booked], excludeCartId: "cart_1" }, NOW + DAY)).toBe(0)
  })

  it("moves when it is a reserved rental or a checkout hold, unpinned and not begun", () => {
    const isMovable = (given: Partial<TitleAllocation>) =>
      blocksAt(facts({ allocations: [allocation(given)] })).blocks[0]!.movable
    const movable = ALLOCATION_KINDS.flatMap((kind) =>
      [null, ...RENTAL_STATUSES]
        .filter((rental_status) => (kind === "rental") === (rental_status !== null))
        .filter((rental_status) => isMovable({ kind, rental_status }))
        .map((rental_status) => `${kind} ${rental_status}`),
    )
    expect(movable).toEqual(["rental reserved", "checkout_hold null"])
    expect(isMovable({ pinned: true })).toBe(false)
    expect(isMovable({ starts_at: NOW })).toBe(false)
    expect(isMovable({ starts_at: NOW + 1, blocked_from: NOW - HOUR })).toBe(true)
  })
})

describe("a copy at a customer's", () => {
  const copies = [copy("1", "out")]

  it("is bookable after due plus buffer while it is not overdue", () => {
    const allocations = [out()]
    expect(free({ copies, allocations }, NOW + DAY - 1)).toBe(0)
    expect(free({ copies, allocations }, NOW + DAY)).toBe(1)
    expect(blocksAt(facts({ copies, allocations })).blocks).toEqual([
      { allocation_id: "ralc_1", unit_id: "1", from: NOW - 2 * DAY, until: NOW + DAY, movable: false, out: true },
    ])
  })

  it("is not here now, although its period is over and grace is not", () => {
    const allocations = [out({ blocked_until: NOW - HOUR, late_after: NOW })]
    expect(free({ copies, allocations }, NOW - HOUR, NOW + DAY)).toBe(0)
    expect(free({ copies, allocations }, NOW)).toBe(0)
    expect(free({ copies, allocations }, NOW + 1)).toBe(1)
  })

  it("is blocked for every date once it is overdue, until it is scanned in", () => {
    const allocations = [out({ blocked_until: NOW - HOUR, late_after: NOW - 1 })]
    for (const from of [NOW - 9 * DAY, NOW, NOW + DAY, NOW + 300 * DAY])
      expect(free({ copies, allocations }, from)).toBe(0)
    expect(free({ copies, allocations: [overdue()] }, NOW + 89 * DAY)).toBe(0)
    expect(blocksAt(facts({ copies, allocations })).blocks[0]).toMatchObject({ until: FOREVER, movable: false })
    const returned = { ...overdue(), custody_open: false, rental_status: "returned" } as const
    expect(free({ copies: [copy("1", "inspecting")], allocations: [returned] }, NOW + BUFFER)).toBe(1)
  })

  it("is assumed back after so many days when the terms say so, and not before its period ends", () => {
    const given = { copies, overdue_assume_days: 3 }
    expect(free({ ...given, allocations: [overdue()] }, NOW + 3 * DAY - 1)).toBe(0)
    expect(free({ ...given, allocations: [overdue()] }, NOW + 3 * DAY)).toBe(1)
    const longBuffer = out({ late_after: NOW - 1, blocked_until: NOW + 5 * DAY })
    expect(free({ ...given, allocations: [longBuffer] }, NOW + 4 * DAY)).toBe(0)
    expect(free({ ...given, allocations: [longBuffer] }, NOW + 5 * DAY)).toBe(1)
  })

  it("stays blocked when no open rental explains it, but not by leaving that one out", () => {
    expect(free({ copies }, NOW + 300 * DAY)).toBe(0)
    expect(free({ copies, allocations: [out()], excludeAllocationIds: ["ralc_1"] }, NOW)).toBe(1)
  })

  it("keeps its next bookings when it is overdue: they neither free it nor are taken along", () => {
    const next = allocation({ id: "ralc_2" })
    const given = { copies: [copy("1", "out"), copy("2")], allocations: [overdue(), next] }
    const { copies: seats, blocks } = blocksAt(facts(given))
    const period = { from: NOW + 2 * DAY, until: NOW + 4 * DAY }
    expect(seat([period], seats, blocks)).toEqual({ seats: [{ request: 0, unit_id: "2" }], moves: [] })
    expect(seat([period, period], seats, blocks)).toBeNull()
  })
})

describe("bookable", () => {
  it("is a period that touches due plus buffer, and not one minute of buffer more", () => {
    const given = (buffer: number) => [allocation({ pinned: true, blocked_until: NOW + 3 * DAY + buffer })]
    const request = [{ from: NOW + 3 * DAY + BUFFER, until: NOW + 5 * DAY }]
    expect(isBookable(opened({ allocations: given(BUFFER) }), request)).toBe(true)
    expect(isBookable(opened({ allocations: given(BUFFER + 60_000) }), request)).toBe(false)
  })

  it("is also a period for which a booking has to move, which has no free copy", () => {
    const allocations = [
      allocation({ id: "a", starts_at: NOW + DAY, blocked_from: NOW + DAY, blocked_until: NOW + 4 * DAY }),
      allocation({ id: "b", unit_id: "2", blocked_from: NOW + 6 * DAY, blocked_until: NOW + 9 * DAY }),
    ]
    const title = opened({ copies: [copy("1"), copy("2")], allocations })
    expect(title.freeCopies(NOW + 3 * DAY, NOW + 7 * DAY)).toBe(0)
    expect(isBookable(title, [{ from: NOW + 3 * DAY, until: NOW + 7 * DAY }])).toBe(true)
  })
})

const blocks = fc
  .array(
    fc.record({
      copy: fc.nat(3),
      from: fc.integer({ min: -3 * 24, max: 20 * 24 }),
      hours: fc.integer({ min: 1, max: 120 }),
      movable: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map(({ copy: index, from, hours, movable }, number) => ({
      allocation_id: `a${number}`,
      unit_id: `${index}`,
      from: from * HOUR,
      until: (from + hours) * HOUR,
      movable,
    })),
  )
const four = ["0", "1", "2", "3"].map((id) => ({ id, rental_count: 0 }))

describe("the calendar", () => {
  it("counts for each day the copies without any block from pick-up time to midnight", () => {
    fc.assert(
      fc.property(blocks, fc.nat(23), fc.nat(25), (all, pickup, length) => {
        const dates = Array.from({ length }, (_, day) => ({
          date: `day ${day}`,
          from: day * DAY + pickup * HOUR,
          until: (day + 1) * DAY,
          open: day % 7 !== 6,
        }))
        const naive = dates.map(({ date, open, from, until }) => {
          const blocked = all.filter((block) => block.from < until && from < block.until)
          return { date, open, free: 4 - new Set(blocked.map((block) => block.unit_id)).size }
        })
        expect(calendarDays(openTitle(four, all), dates)).toEqual(naive)
      }),
      { numRuns: 500 },
    )
  })

  it("has nothing free on any day when the only copy is overdue", () => {
    const title = opened({ copies: [copy("1", "out")], allocations: [overdue()] })
    const dates = [0, 1, 90].map((day) => ({
      date: `${day}`,
      from: NOW + day * DAY,
      until: NOW + day * DAY + 9,
      open: true,
    }))
    expect(calendarDays(title, dates).map((day) => day.free)).toEqual([0, 0, 0])
  })
})

describe("the next period available", () => {
  const candidates = Array.from({ length: 20 }, (_, day) => ({
    start_date: `day ${day}`,
    due_date: `day ${day + 3}`,
    from: day * DAY,
    until: (day + 3) * DAY,
  }))

  it("is the first that can be seated, moves included", () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 1, max: 5 }), (all, quantity) => {
        const found = nextAvailable(openTitle(four, all), candidates, quantity)
        const naive = candidates.find(
          ({ from, until }) => seat(Array(quantity).fill({ from, until }), four, all) !== null,
        )
        expect(found).toBe(naive ?? null)
      }),
      { numRuns: 300 },
    )
  })

  it("is none when there are too few copies or no candidate", () => {
    expect(nextAvailable(openTitle(four, []), candidates, 4)?.start_date).toBe("day 0")
    expect(nextAvailable(openTitle(four, []), candidates, 5)).toBeNull()
    expect(nextAvailable(openTitle(four, []), [], 1)).toBeNull()
  })
})

describe("mere bookings", () => {
  it("block as they do one by one", () => {
    const instants = fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(instants, fc.boolean(), (days, excludeFirst) => {
        const booked = days.map((day, index) => {
          const starts_at = NOW + day * DAY
          return allocation({
            id: `ralc_${index}`,
            ...{ starts_at, blocked_from: starts_at - HOUR, blocked_until: starts_at + DAY },
          })
        })
        const bookings = [
          {
            unit_id: "1",
            ids: booked.map(({ id }) => id),
            starts_at: booked.map((row) => row.starts_at),
            blocked_from: booked.map((row) => row.blocked_from),
            blocked_until: booked.map((row) => row.blocked_until),
          },
        ]
        const given = excludeFirst ? { excludeAllocationIds: ["ralc_0"] } : {}
        const { blocks } = blocksAt(facts({ allocations: booked, ...given }))
        expect(blocksAt(facts({ bookings, ...given })).blocks).toEqual(blocks)
      }),
    )
  })
})

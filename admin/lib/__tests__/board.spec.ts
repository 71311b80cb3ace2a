import {
  barOf,
  blocksOn,
  blocksWithin,
  boardWindow,
  entriesOf,
  isDowntimeToEnd,
  lookOf,
  nextCell,
  outlookOf,
  periodOf,
  placeOf,
  shifted,
  targetsOf,
} from "../board"
import type { BoardBlock, BoardDay, BoardUnit } from "../rental-copy-types"

const HOUR = 3_600_000

/** Days of UTC from 1 December 2026. */
const utcDays = (count: number): BoardDay[] =>
  Array.from({ length: count }, (_, at) => ({
    date: new Date(Date.UTC(2026, 11, 1 + at)).toISOString().slice(0, 10),
    open: true,
    starts_at: new Date(Date.UTC(2026, 11, 1 + at)).toISOString(),
    ends_at: new Date(Date.UTC(2026, 11, 2 + at)).toISOString(),
  }))

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 11, day, hour)).toISOString()

const block = (from: string, until: string, over: Partial<BoardBlock> = {}): BoardBlock => ({
  allocation_id: `ralc_${from}`,
  kind: "rental",
  starts_at: from,
  ends_at: until,
  blocked_from: from,
  blocked_until: until,
  movable: true,
  late: false,
  note: null,
  rental: null,
  ...over,
})

const unit = (id: string, blocks: BoardBlock[], variant_id = "variant_1"): BoardUnit => ({
  id,
  barcode: id,
  title: "The Wall",
  product_id: "prod_1",
  variant_id,
  offer_id: "rofr_1",
  status: "available",
  media_grade: null,
  version: 1,
  blocks,
})

const NOW = Date.parse(at(3, 12))

describe("the days a board shows", () => {
  it("begin a little before today", () => {
    expect(boardWindow(null, null, "2026-12-05")).toEqual({ from: "2026-12-02", to: "2026-12-29" })
  })
  it("are never more than the server takes, nor fewer than one", () => {
    expect(boardWindow("2026-12-01", "2027-12-01", "2026-12-05")).toEqual({ from: "2026-12-01", to: "2027-01-31" })
    expect(boardWindow("2026-12-05", "2026-12-01", "2026-12-05")).toEqual({ from: "2026-12-05", to: "2026-12-05" })
    expect(boardWindow("2026-02-31", "x", "2026-12-05").from).toBe("2026-12-02")
  })
  it("move on by as many as there are", () => {
    expect(shifted({ from: "2026-12-01", to: "2026-12-14" }, 1)).toEqual({ from: "2026-12-15", to: "2026-12-28" })
    expect(shifted({ from: "2026-12-01", to: "2026-12-14" }, -1)).toEqual({ from: "2026-11-17", to: "2026-11-30" })
  })
})

describe("the place of an instant", () => {
  it("is the day and the part of it that is over", () => {
    expect(placeOf(utcDays(3), at(2, 12))).toBe(1.5)
    expect(placeOf(utcDays(3), at(3))).toBe(2)
  })
  it("outside is the edge", () => {
    expect(placeOf(utcDays(3), at(1, -5))).toBe(0)
    expect(placeOf(utcDays(3), at(9))).toBe(3)
  })
  it("on a day of 25 hours is a part of those 25", () => {
    const start = Date.parse("2026-10-24T22:00:00Z")
    const day = {
      date: "2026-10-25",
      open: true,
      starts_at: new Date(start).toISOString(),
      ends_at: new Date(start + 25 * HOUR).toISOString(),
    }
    expect(placeOf([day], start + 12.5 * HOUR)).toBe(0.5)
  })
})

describe("a bar", () => {
  it("shows buffers around the time itself", () => {
    const one = block(at(2, 12), at(3, 12), { blocked_from: at(2), blocked_until: at(4) })
    expect(barOf(utcDays(5), one, NOW)).toEqual({
      from: 1,
      coreFrom: 1.5,
      coreUntil: 2.5,
      until: 3,
      cutLeft: false,
      cutRight: false,
    })
  })
  it("is cut at the edges and says so", () => {
    expect(barOf(utcDays(2), block(at(1, -12), at(9)), NOW)).toMatchObject({
      from: 0,
      until: 2,
      cutLeft: true,
      cutRight: true,
    })
  })
  it("is none outside", () => {
    expect(barOf(utcDays(2), block(at(3), at(4)), NOW)).toBeNull()
    expect(barOf(utcDays(2), block(at(1, -48), at(1)), NOW)).toBeNull()
    expect(barOf([], block(at(1), at(2)), NOW)).toBeNull()
  })
  it("of a late rental goes on until now and blocks what follows", () => {
    const late = block(at(1), at(2), { late: true, movable: false })
    expect(barOf(utcDays(5), late, NOW)).toMatchObject({ coreUntil: 2.5, until: 5, cutRight: true })
  })
  it("of a late rental is seen although its time was before the first day", () => {
    const late = block("2026-11-01T10:00:00Z", "2026-11-05T10:00:00Z", { late: true })
    expect(barOf(utcDays(5), late, NOW)).toMatchObject({ from: 0, coreUntil: 2.5, until: 5, cutLeft: true })
  })
})

describe("how a block looks", () => {
  const rental = (status: string) => ({ status }) as BoardBlock["rental"]
  it("follows the rental's status", () => {
    expect(lookOf({ kind: "rental", late: false, rental: rental("reserved") })).toBe("reserved")
    expect(lookOf({ kind: "rental", late: false, rental: rental("closed") })).toBe("past")
    expect(lookOf({ kind: "rental", late: true, rental: rental("out") })).toBe("late")
    expect(lookOf({ kind: "downtime", late: false, rental: null })).toBe("downtime")
  })
})

describe("a downtime", () => {
  it("can be ended until it is over; nothing else can", () => {
    const now = Date.parse(at(3))
    const downtime = (from: number, until: number) => block(at(from), at(until), { kind: "downtime" })
    expect(
      [downtime(1, 2), downtime(1, 3), downtime(1, 4), downtime(5, 6)].map((one) => isDowntimeToEnd(one, now)),
    ).toEqual([false, false, true, true])
    expect(isDowntimeToEnd(block(at(1), at(4)), now)).toBe(false)
  })
})

describe("selected days", () => {
  const days = utcDays(7)
  it("are a time from the first to the end of the last, whichever way they were selected", () => {
    const period = { starts_at: at(5), ends_at: at(7) }
    expect(periodOf(days, { unit_id: "a", from: 4, to: 5 }, NOW)).toEqual(period)
    expect(periodOf(days, { unit_id: "a", from: 5, to: 4 }, NOW)).toEqual(period)
  })
  it("that have begun are from now on", () => {
    expect(periodOf(days, { unit_id: "a", from: 0, to: 3 }, NOW)).toEqual({ starts_at: null, ends_at: at(5) })
  })
  it("that are over are no time", () => {
    expect(periodOf(days, { unit_id: "a", from: 0, to: 1 }, NOW)).toBeNull()
  })
})

describe("moving a booking", () => {
  const booking = block(at(4), at(6))
  it("knows the other copies of the title", () => {
    const units = [unit("a", [booking]), unit("b", []), unit("c", [], "variant_2")]
    expect(targetsOf(units, unit("a", [])).map(({ id }) => id)).toEqual(["b"])
  })
  it("foresees what is in the way", () => {
    expect(outlookOf(unit("b", []), booking)).toBe("free")
    expect(outlookOf(unit("b", [block(at(6), at(8))]), booking)).toBe("free")
    expect(outlookOf(unit("b", [block(at(5), at(8))]), booking)).toBe("others_move")
    expect(outlookOf(unit("b", [block(at(5), at(8), { movable: false })]), booking)).toBe("blocked")
    expect(outlookOf(unit("b", [block(at(1), at(2), { late: true, movable: false })]), booking)).toBe("blocked")
  })
  it("is not in its own way", () => {
    expect(blocksWithin(unit("a", [booking]), at(4), at(6), booking.allocation_id)).toEqual([])
  })
})

describe("the cells of a copy", () => {
  it("name what touches the day, what is late last", () => {
    const late = block(at(1), at(2), { late: true })
    const next = block(at(4), at(5))
    const one = unit("a", [late, next])
    expect(blocksOn(utcDays(7), one, 3, NOW)).toEqual([next, late])
    expect(blocksOn(utcDays(7), one, 5, NOW)).toEqual([late])
    expect(blocksOn(utcDays(7), unit("b", [next]), 4, NOW)).toEqual([])
  })
  it("are walked by keys and never left", () => {
    const size = { rows: 3, days: 5 }
    expect(nextCell({ row: 0, day: 0 }, "ArrowRight", size)).toEqual({ row: 0, day: 1 })
    expect(nextCell({ row: 0, day: 0 }, "ArrowUp", size)).toEqual({ row: 0, day: 0 })
    expect(nextCell({ row: 1, day: 2 }, "End", size)).toEqual({ row: 1, day: 4 })
    expect(nextCell({ row: 1, day: 2 }, "PageDown", size)).toEqual({ row: 2, day: 2 })
    expect(nextCell({ row: 1, day: 2 }, "Enter", size)).toBeNull()
  })
})

describe("the board as a table", () => {
  it("begins with what is late, then goes by start", () => {
    const late = block(at(3), at(4), { late: true })
    const units = [unit("a", [block(at(5), at(6))]), unit("b", [block(at(1), at(2)), late])]
    expect(entriesOf({ units }).map(({ block: one }) => one.starts_at)).toEqual([at(3), at(1), at(5)])
  })
})

import { openTitle, reseat, seat, type SeatBlock, type SeatCopy } from "../seat"

const DAY = 86_400_000

const copies = (...ids: string[]): SeatCopy[] => ids.map((id) => ({ id, rental_count: 0 }))
const block = (allocation_id: string, unit_id: string, from: number, until: number, movable = true): SeatBlock => ({
  allocation_id,
  unit_id,
  from,
  until,
  movable,
})
const fixed = (id: string, unit: string, from: number, until: number) => block(id, unit, from, until, false)
const ask = (from: number, until: number, unit_id?: string) => ({ from, until, unit_id })
const seatedOn = (plan: ReturnType<typeof seat>) => plan?.seats.map(({ unit_id }) => unit_id)
const moved = (plan: { moves: { allocation_id: string; from_unit_id: string; to_unit_id: string }[] } | null) =>
  plan?.moves.map((move) => `${move.allocation_id}: ${move.from_unit_id} → ${move.to_unit_id}`).sort()

describe("a free copy", () => {
  it("is the one with the smallest idle time around the request, so that long free periods stay whole", () => {
    const blocks = [
      fixed("a", "wide", 0, 10 * DAY),
      fixed("b", "wide", 19 * DAY, 20 * DAY),
      fixed("c", "snug", 0, 11 * DAY),
      fixed("d", "snug", 17 * DAY, 20 * DAY),
    ]
    expect(seatedOn(seat([ask(12 * DAY, 15 * DAY)], copies("empty", "wide", "snug"), blocks))).toEqual(["snug"])
    // Before and after are added: three days on one side only are less than two on both.
    const oneSided = [fixed("e", "left", 0, 12 * DAY), fixed("f", "left", 18 * DAY, 20 * DAY), ...blocks.slice(2)]
    expect(seatedOn(seat([ask(12 * DAY, 15 * DAY)], copies("left", "snug"), oneSided))).toEqual(["left"])
    const evenly = [fixed("g", "both", 0, 11 * DAY), fixed("h", "both", 18 * DAY, 20 * DAY), ...oneSided.slice(0, 2)]
    expect(seatedOn(seat([ask(12 * DAY, 15 * DAY)], copies("both", "left"), evenly))).toEqual(["left"])
  })

  it("counts idle time to 30 days on each side", () => {
    const blocks = [
      fixed("a", "month", 0, 1 * DAY),
      fixed("b", "year", 0, 1),
      fixed("c", "month", 500 * DAY, 501 * DAY),
    ]
    const request = ask(31 * DAY, 40 * DAY)
    expect(seatedOn(seat([request], copies("month", "year"), blocks))).toEqual(["month"])
    expect(seatedOn(seat([request], copies("year", "zero", "month").reverse(), blocks))).toEqual(["month"])
    const rented = [
      { id: "month", rental_count: 2 },
      { id: "year", rental_count: 1 },
    ]
    expect(seatedOn(seat([request], rented, blocks))).toEqual(["year"])
    expect(seatedOn(seat([ask(31 * DAY - 1, 40 * DAY)], rented, blocks))).toEqual(["month"])
  })

  it("is among equals the least rented, then the first by id", () => {
    const worn = [
      { id: "a", rental_count: 3 },
      { id: "c", rental_count: 1 },
      { id: "b", rental_count: 1 },
    ]
    expect(seatedOn(seat([ask(0, 1), ask(0, 1), ask(0, 1)], worn, []))).toEqual(["b", "c", "a"])
  })

  it("is free when periods touch, and not a millisecond before", () => {
    const blocks = [fixed("before", "1", 0, 10), fixed("after", "1", 20, 30)]
    expect(seat([ask(10, 20)], copies("1"), blocks)).toEqual({ seats: [{ request: 0, unit_id: "1" }], moves: [] })
    expect(seat([ask(9, 20)], copies("1"), blocks)).toBeNull()
    expect(seat([ask(10, 21)], copies("1"), blocks)).toBeNull()
  })

  it("is preferred to any move", () => {
    const blocks = [block("a", "1", 0, 5), block("b", "2", 0, 5), block("c", "2", 9, 12)]
    expect(seat([ask(5, 9)], copies("1", "2", "3"), blocks)).toEqual({
      seats: [{ request: 0, unit_id: "2" }],
      moves: [],
    })
  })
})

describe("one round of moves", () => {
  const A = block("A", "1", 1, 4)
  const B = block("B", "2", 6, 9)

  it("moves B to copy 1 and seats the request on copy 2", () => {
    const plan = seat([ask(3, 7)], copies("1", "2"), [A, B])
    expect(seatedOn(plan)).toEqual(["2"])
    expect(moved(plan)).toEqual(["B: 2 → 1"])
  })

  it("leaves alone what is fixed, and moves the other booking instead", () => {
    const plan = seat([ask(3, 7)], copies("1", "2"), [A, { ...B, movable: false }])
    expect(seatedOn(plan)).toEqual(["1"])
    expect(moved(plan)).toEqual(["A: 1 → 2"])
    expect(
      seat(
        [ask(3, 7)],
        copies("1", "2"),
        [A, B].map((one) => ({ ...one, movable: false })),
      ),
    ).toBeNull()
  })

  it("frees the copy with the fewest bookings in the way", () => {
    const blocks = [
      block("a", "1", 1, 3),
      block("b", "1", 3, 6),
      block("c", "2", 1, 5),
      fixed("d", "3", 5, 9),
      fixed("e", "4", 0, 3),
    ]
    const plan = seat([ask(2, 6)], copies("1", "2", "3", "4"), blocks)
    expect(seatedOn(plan)).toEqual(["2"])
    expect(moved(plan)).toEqual(["c: 2 → 3"])
  })

  it("prefers among equals the copy with the smallest idle gap", () => {
    const blocks = [block("a", "1", 2, 4), block("b", "2", 2, 4), fixed("c", "2", 6, 8), fixed("d", "3", 5, 6)]
    const plan = seat([ask(3, 6)], copies("1", "2", "3"), blocks)
    expect(seatedOn(plan)).toEqual(["2"])
    expect(moved(plan)).toEqual(["b: 2 → 3"])
  })

  it("does not split bookings that overlap on their copy, which are nobody's to judge here", () => {
    const blocks = [block("a", "1", 0, 5), block("b", "1", 3, 8), fixed("c", "2", 8, 9)]
    expect(seat([ask(2, 9)], copies("1", "2"), blocks)).toBeNull()
  })

  it("moves several bookings of one copy, each to where it fits", () => {
    const blocks = [block("a", "1", 2, 4), block("b", "1", 6, 8), fixed("c", "2", 4, 8), fixed("d", "3", 0, 6)]
    const plan = seat([ask(3, 7)], copies("1", "2", "3"), blocks)
    expect(seatedOn(plan)).toEqual(["1"])
    expect(moved(plan)).toEqual(["a: 1 → 2", "b: 1 → 3"])
  })
})

describe("a new arrangement", () => {
  const swap = [block("A", "1", 0, 3), block("D", "1", 6, 9), block("C", "2", 1, 4), block("F", "2", 8, 11)]

  it("is found when no single round of moves makes room, and moves no more than it must", () => {
    const plan = seat([ask(3, 7)], copies("1", "2"), swap)
    expect(seatedOn(plan)).toEqual(["1"])
    expect(moved(plan)).toEqual(["D: 1 → 2", "F: 2 → 1"])
  })

  it("leaves every booking at home that need not go", () => {
    const others = [
      block("E", "3", 0, 3),
      block("H", "3", 3, 9),
      block("G", "4", 0, 2),
      // The smallest gap before it would be on copy 2, right after C.
      block("I", "4", 4, 9),
    ]
    const plan = seat([ask(3, 7)], copies("1", "2", "3", "4"), [...swap, ...others])
    expect(moved(plan)).toEqual(["D: 1 → 2", "F: 2 → 1"])
  })

  it("sends who must go where nobody has to make room", () => {
    const others = [block("Z", "1", 9, 12), block("X", "3", 2, 7)]
    const plan = seat([ask(3, 7)], copies("1", "2", "3"), [...swap, ...others])
    expect(moved(plan)).toEqual(["D: 1 → 2", "F: 2 → 3"])
  })

  it("sends who must go where the idle gap before is smallest", () => {
    const others = [fixed("Y", "3", 2, 8), block("X", "4", 2, 7)]
    const plan = seat([ask(3, 7)], copies("1", "2", "3", "4"), [...swap, ...others])
    expect(moved(plan)).toEqual(["D: 1 → 2", "F: 2 → 3"])
  })

  it("takes no heed of bookings on a copy that is blocked anyway", () => {
    const late = fixed("late", "3", 0, 1_000)
    const plan = seat([ask(3, 7)], copies("1", "2", "3"), [...swap, late, block("N", "3", 3, 7)])
    expect(moved(plan)).toEqual(["D: 1 → 2", "F: 2 → 1"])
    const begunLater = [...swap, fixed("x", "3", 4, 6), block("N", "3", 2, 9)]
    expect(moved(seat([ask(3, 7)], copies("1", "2", "3"), begunLater))).toEqual(["D: 1 → 2", "F: 2 → 1"])
  })

  it("packs all bookings tightly where leaving them at home does not work out", () => {
    const blocks = [fixed("a", "2", 7, 10), block("b", "1", 3, 7), block("c", "2", 1, 5)]
    const plan = seat([ask(6, 8)], copies("1", "2"), blocks)
    expect(seatedOn(plan)).toEqual(["1"])
    expect(moved(plan)).toEqual(["b: 1 → 2", "c: 2 → 1"])
  })

  it("gives each booking the smallest gap before it, which keeps the long free periods for the long requests", () => {
    const blocks = [block("b", "1", 1, 3), block("c", "1", 5, 9), block("a", "2", 5, 7), fixed("d", "2", 9, 11)]
    const plan = seat([ask(8, 12)], copies("1", "2"), blocks)
    expect(seatedOn(plan)).toEqual(["1"])
    expect(moved(plan)).toEqual(["a: 2 → 1", "c: 1 → 2"])
  })

  it("respects what is fixed: a copy that is out, one that is promised for good", () => {
    const out = { ...fixed("out", "3", -5, 5), out: true }
    expect(seatedOn(seat([ask(3, 7)], copies("1", "2", "3"), [...swap, out]))).toEqual(["1"])
    expect(seat([ask(3, 7)], copies("1", "2"), [...swap, fixed("x", "1", 4, 5)])).toBeNull()
    expect(
      seat(
        [ask(3, 7)],
        copies("1", "2"),
        swap.map((one) => ({ ...one, movable: !"DF".includes(one.allocation_id) })),
      ),
    ).toBeNull()
  })

  it("is not tried above 2,000 bookings that would have to be laid anew", () => {
    const crowd = (count: number) => [
      ...swap,
      block("L", "3", 0, 3_000),
      fixed("M", "4", 0, 20),
      ...Array.from({ length: count }, (_, index) => block(`s${index}`, "4", 20 + index, 21 + index)),
    ]
    const title = (count: number) => openTitle(copies("1", "2", "3", "4"), crowd(count))
    expect(title(1_995).seat([ask(3, 7)])).not.toBeNull()
    expect(title(1_996).seat([ask(3, 7)])).toBeNull()
    // What lies apart in time could not make room and does not count.
    const apart = Array.from({ length: 3_000 }, (_, index) => block(`t${index}`, "1", 100 + index, 101 + index))
    expect(openTitle(copies("1", "2"), [...swap, ...apart]).seat([ask(3, 7)])).not.toBeNull()
  })
})

describe("several requests", () => {
  it("see each other: quantity n wants n copies, all or none", () => {
    const three = [ask(0, 5), ask(0, 5), ask(0, 5)]
    expect(seatedOn(seat(three, copies("1", "2", "3"), []))).toEqual(["1", "2", "3"])
    expect(seat(three, copies("1", "2"), [])).toBeNull()
    expect(seatedOn(seat([ask(0, 5), ask(5, 9), ask(4, 6)], copies("1", "2"), []))).toEqual(["1", "1", "2"])
    expect(seat([ask(0, 5), ask(5, 9), ask(4, 6), ask(4, 5)], copies("1", "2"), [])).toBeNull()
  })

  it("make room for each other when taken together", () => {
    // One after the other 0–2 and 4–6 sit on different copies for no reason but the blocks around them.
    const blocks = [fixed("a", "1", 2, 3), fixed("b", "2", 6, 7)]
    const plan = seat([ask(0, 2), ask(4, 6), ask(3, 9)], copies("1", "2"), blocks)
    expect(seatedOn(plan)?.slice(1)).toEqual(["2", "1"])
  })

  it("move a booking once, to where it is in the end", () => {
    const blocks = [block("a", "1", 0, 4), block("b", "2", 5, 9), fixed("c", "3", 5, 6)]
    const plan = seat([ask(3, 6), ask(0, 3), ask(6, 9)], copies("1", "2", "3"), blocks)
    expect(plan).not.toBeNull()
    const ids = plan!.moves.map(({ allocation_id }) => allocation_id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(plan!.moves.every((move) => move.from_unit_id !== move.to_unit_id)).toBe(true)
  })

  it("are seated nowhere when there are none, or none is a period", () => {
    expect(seat([], copies("1"), [])).toEqual({ seats: [], moves: [] })
    expect(seat([ask(5, 5)], copies("1"), [])).toBeNull()
    expect(seat([ask(6, 5)], copies("1"), [])).toBeNull()
    expect(seat([ask(Number.NaN, 5)], copies("1"), [])).toBeNull()
    expect(seat([ask(0, 1)], [], [])).toBeNull()
  })
})

describe("a request for one certain copy", () => {
  it("takes that copy and no other", () => {
    expect(seatedOn(seat([ask(0, 5, "2")], copies("1", "2"), []))).toEqual(["2"])
    expect(seat([ask(0, 5, "2")], copies("1", "2"), [fixed("a", "2", 4, 6)])).toBeNull()
    expect(seat([ask(0, 5, "3")], copies("1", "2"), [])).toBeNull()
  })

  it("sends the copy's next booking elsewhere, by a new arrangement if need be", () => {
    expect(moved(seat([ask(0, 5, "1")], copies("1", "2"), [block("a", "1", 4, 6)]))).toEqual(["a: 1 → 2"])
    const tangled = [block("a", "1", 4, 8), block("b", "2", 7, 9), block("c", "3", 3, 7), block("d", "3", 8, 10)]
    const plan = seat([ask(0, 5, "1")], copies("1", "2", "3"), tangled)
    expect(seatedOn(plan)).toEqual(["1"])
    expect(plan!.moves.length).toBeGreaterThan(1)
  })

  it("keeps its copy from requests that could go elsewhere", () => {
    expect(seatedOn(seat([ask(0, 5), ask(0, 5, "1")], copies("1", "2"), []))).toEqual(["2", "1"])
    expect(seat([ask(0, 5, "1"), ask(4, 6, "1")], copies("1", "2"), [])).toBeNull()
  })
})

describe("a copy blocked over its own bookings", () => {
  const overdue = fixed("late", "1", 0, Number.MAX_SAFE_INTEGER)
  const atRisk = block("next", "1", 10, 20)

  it("is used for nothing and keeps its bookings, which only staff move", () => {
    expect(seat([ask(10, 20)], copies("1", "2"), [overdue, atRisk])).toEqual({
      seats: [{ request: 0, unit_id: "2" }],
      moves: [],
    })
    const full = [overdue, atRisk, block("a", "2", 0, 12), block("b", "3", 14, 30)]
    const plan = seat([ask(11, 15)], copies("1", "2", "3"), full)
    expect(seatedOn(plan)).not.toContain("1")
    expect(moved(plan)).not.toContain("next")
    expect(seat([ask(10, 20)], copies("1"), [overdue, atRisk])).toBeNull()
  })

  it("is bookable again from when it is assumed back", () => {
    const back = fixed("late", "1", 0, 15)
    expect(seatedOn(seat([ask(20, 30)], copies("1"), [back, atRisk]))).toEqual(["1"])
    expect(seat([ask(19, 30)], copies("1"), [back, atRisk])).toBeNull()
    expect(moved(seat([ask(16, 30)], copies("1", "2"), [back, atRisk, fixed("x", "2", 20, 21)]))).toEqual([
      "next: 1 → 2",
    ])
  })
})

describe("re-seating", () => {
  it("finds a copy for each booking of a lost one and names those without", () => {
    const blocks = [
      block("a", "lost", 0, 5),
      block("b", "lost", 10, 15),
      fixed("c", "lost", 20, 25),
      fixed("x", "1", 9, 11),
    ]
    const result = reseat(["a", "b", "c", "gone"], copies("1"), blocks)
    expect(moved(result)).toEqual(["a: lost → 1", "c: lost → 1"])
    expect(result.unplaced).toEqual(["b", "gone"])
  })

  it("moves other bookings for one, and never back to the copy that is left", () => {
    const blocks = [block("r", "bad", 3, 7), block("A", "1", 1, 4), block("B", "2", 6, 9)]
    const result = reseat(["r"], copies("1", "2", "bad"), blocks)
    expect(moved(result)).toEqual(["B: 2 → 1", "r: bad → 2"])
    expect(result.unplaced).toEqual([])
    expect(reseat(["r"], copies("bad"), blocks)).toEqual({ moves: [], unplaced: ["r"] })
  })

  it("leaves the copy that is left to nobody else", () => {
    const blocks = [
      block("r", "bad", 3, 7),
      block("A", "1", 0, 3),
      block("D", "1", 6, 9),
      fixed("G", "1", 10, 12),
      block("C", "2", 1, 4),
      block("F", "2", 8, 11),
    ]
    // With the bad copy for F there would be room for r.
    expect(reseat(["r"], copies("1", "2", "bad"), blocks)).toEqual({ moves: [], unplaced: ["r"] })
  })

  it("manages with one round of moves also in a crowd too big to arrange anew", () => {
    const crowd = Array.from({ length: 2_001 }, (_, index) => block(`s${index}`, "3", 10 + index, 11 + index))
    const blocks = [block("A", "1", 1, 4), block("B", "2", 6, 9), fixed("M", "3", 0, 10), block("L", "4", 0, 3_000)]
    const result = reseat(["r"], copies("1", "2", "3", "4"), [...blocks, ...crowd, block("r", "bad", 3, 7)])
    expect(moved(result)).toEqual(["B: 2 → 1", "r: bad → 2"])
  })

  it("arranges all anew where one round of moves is not enough", () => {
    const blocks = [
      block("r", "bad", 3, 7),
      block("A", "1", 0, 3),
      block("D", "1", 6, 9),
      block("C", "2", 1, 4),
      block("F", "2", 8, 11),
    ]
    expect(moved(reseat(["r"], copies("1", "2"), blocks))).toEqual(["D: 1 → 2", "F: 2 → 1", "r: bad → 1"])
  })
})

describe("what cannot be a block", () => {
  it("is refused by name, because passing over it would let the copy out twice", () => {
    expect(() => openTitle(copies("1"), [block("ralc_x", "1", Number.NaN, 5)])).toThrow(
      "allocation ralc_x blocks nothing",
    )
    expect(() => openTitle(copies("1"), [block("ralc_y", "1", 5, 5)])).toThrow(RangeError)
  })

  it("does not concern copies that are not asked about", () => {
    expect(seatedOn(seat([ask(0, 5)], copies("1"), [fixed("a", "elsewhere", 0, 9)]))).toEqual(["1"])
  })
})

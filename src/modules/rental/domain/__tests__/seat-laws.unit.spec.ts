import fc from "fast-check"
import {
  openTitle,
  reachOfMoves,
  reseat,
  seat,
  type SeatBlock,
  type SeatCopy,
  type SeatMove,
  type SeatPlan,
} from "../seat"

const IDLE_CAP = 30 * 86_400_000
const DAY = 86_400_000

interface Title {
  copies: SeatCopy[]
  blocks: SeatBlock[]
}

/** A title, in days, whose blocks keep apart on each copy unless they are `tangled`; `fixed` says which may not move. */
function titles(fixed: (from: number, flag: boolean) => boolean, maxCopies = 5, tangled = false): fc.Arbitrary<Title> {
  const block = fc.record({
    copy: fc.nat(maxCopies - 1),
    from: fc.nat(14),
    days: fc.integer({ min: 1, max: 6 }),
    flag: fc.boolean(),
  })
  return fc
    .record({
      counts: fc.array(fc.nat(3), { minLength: 1, maxLength: maxCopies }),
      wanted: fc.array(block, { maxLength: 30 }),
    })
    .map(({ counts, wanted }) => {
      const blocks: SeatBlock[] = []
      wanted.forEach(({ copy, from, days, flag }, index) => {
        const unit_id = `u${copy % counts.length}`
        const next = {
          allocation_id: `a${index}`,
          unit_id,
          from: from * DAY,
          until: (from + days) * DAY,
          movable: !fixed(from, flag),
        }
        if (tangled || !blocks.some((other) => other.unit_id === unit_id && overlap(other, next))) blocks.push(next)
      })
      return { copies: counts.map((rental_count, index) => ({ id: `u${index}`, rental_count })), blocks }
    })
}

const mixed = titles((_from, flag) => flag)
const movable = titles(() => false)
/** Only what is at customers' now is fixed: it began before everything else. */
const someOut = titles((from) => from === 0)

const request = fc
  .record({ from: fc.nat(14), days: fc.integer({ min: 1, max: 6 }) })
  .map(({ from, days }) => ({ from: from * DAY, until: (from + days) * DAY }))
const requests = fc.array(request, { minLength: 1, maxLength: 4 })

type Period = { from: number; until: number }

function overlap(a: Period, b: Period): boolean {
  return a.from < b.until && b.from < a.until
}

function greatestOverlap(periods: Period[]): number {
  return Math.max(0, ...periods.map(({ from }) => periods.filter((one) => one.from <= from && from < one.until).length))
}

function moveAll(blocks: SeatBlock[], moves: SeatMove[]): SeatBlock[] {
  return blocks.map((block) => {
    const move = moves.find(({ allocation_id }) => allocation_id === block.allocation_id)
    return move ? { ...block, unit_id: move.to_unit_id } : block
  })
}

function clashes(blocks: SeatBlock[]): string[] {
  return blocks.flatMap((a, index) =>
    blocks
      .slice(index + 1)
      .filter((b) => a.unit_id === b.unit_id && overlap(a, b))
      .map((b) => `${a.allocation_id}/${b.allocation_id} on ${a.unit_id}`),
  )
}

/** The blocks as they are once a plan is carried out. */
function carriedOut({ blocks }: Title, asked: Period[], plan: SeatPlan): SeatBlock[] {
  const seated = plan.seats.map(({ request, unit_id }) => ({
    ...asked[request]!,
    allocation_id: `request ${request}`,
    unit_id,
    movable: false,
  }))
  return [...moveAll(blocks, plan.moves), ...seated]
}

function checkMoves({ copies, blocks }: Title, moves: SeatMove[]): void {
  expect(new Set(moves.map(({ allocation_id }) => allocation_id)).size).toBe(moves.length)
  for (const { allocation_id, from_unit_id, to_unit_id } of moves) {
    expect(blocks).toContainEqual(expect.objectContaining({ allocation_id, unit_id: from_unit_id, movable: true }))
    expect(to_unit_id).not.toBe(from_unit_id)
    expect(copies.map(({ id }) => id)).toContain(to_unit_id)
  }
}

const isFree = ({ blocks }: Title, unit_id: string, period: Period) =>
  !blocks.some((block) => block.unit_id === unit_id && overlap(block, period))

/** Idle time around a period on a copy, written from the definition. */
function gapOf({ blocks }: Title, unit_id: string, { from, until }: Period): number {
  const own = blocks.filter((block) => block.unit_id === unit_id)
  const before = Math.min(...own.filter((block) => block.until <= from).map((block) => from - block.until), IDLE_CAP)
  const after = Math.min(...own.filter((block) => block.from >= until).map((block) => block.from - until), IDLE_CAP)
  return before + after
}

/** Of every copy: how many bookings one round of moves would have to take away, null when it cannot be done. */
function roundsOf(title: Title, period: Period): number[] {
  return title.copies.flatMap(({ id }) => {
    const inTheWay = title.blocks.filter((block) => block.unit_id === id && overlap(block, period))
    const possible = inTheWay.every(
      (block) => block.movable && title.copies.some((copy) => isFree(title, copy.id, block)),
    )
    return possible ? [inTheWay.length] : []
  })
}

describe("a plan", () => {
  it("seats every request once, lets no two periods of a copy overlap, and moves only what may move", () => {
    fc.assert(
      fc.property(mixed, requests, (title, asked) => {
        const plan = seat(asked, title.copies, title.blocks)
        fc.pre(plan !== null)
        expect(plan.seats.map(({ request }) => request)).toEqual(asked.map((_, index) => index))
        expect(title.copies.map(({ id }) => id)).toEqual(expect.arrayContaining(plan.seats.map((s) => s.unit_id)))
        checkMoves(title, plan.moves)
        expect(clashes(carriedOut(title, asked, plan))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it("adds no overlap to those that an overdue copy has with its own bookings, nor moves these into one", () => {
    const late = fc.record({ copy: fc.nat(4), until: fc.constantFrom(5, 12, 1_000) })
    fc.assert(
      fc.property(mixed, late, requests, ({ copies, blocks }, { copy, until }, asked) => {
        const unit_id = copies[copy % copies.length]!.id
        const overdue = { allocation_id: "late", unit_id, from: 0, until: until * DAY, movable: false, out: true }
        const title = { copies, blocks: [...blocks, overdue] }
        const plan = seat(asked, copies, title.blocks)
        fc.pre(plan !== null)
        checkMoves(title, plan.moves)
        expect(clashes(title.blocks)).toEqual(expect.arrayContaining(clashes(carriedOut(title, asked, plan))))
      }),
      { numRuns: 1_000 },
    )
  })

  it("makes nothing worse where stored bookings overlap, which they never should", () => {
    const tangled = titles((_from, flag) => flag, 5, true)
    fc.assert(
      fc.property(tangled, requests, (title, asked) => {
        const plan = seat(asked, title.copies, title.blocks)
        fc.pre(plan !== null)
        checkMoves(title, plan.moves)
        expect(clashes(title.blocks)).toEqual(expect.arrayContaining(clashes(carriedOut(title, asked, plan))))
      }),
      { numRuns: 1_000 },
    )
  })

  it("exists exactly when nowhere more copies are wanted than there are, if everything may move", () => {
    fc.assert(
      fc.property(movable, requests, ({ copies, blocks }, asked) => {
        const enough = greatestOverlap([...blocks, ...asked]) <= copies.length
        expect(seat(asked, copies, blocks) !== null).toBe(enough)
      }),
      { numRuns: 1_500 },
    )
  })

  it("exists exactly then also while copies are out", () => {
    fc.assert(
      fc.property(someOut, requests, ({ copies, blocks }, asked) => {
        const enough = greatestOverlap([...blocks, ...asked]) <= copies.length
        expect(seat(asked, copies, blocks) !== null).toBe(enough)
      }),
      { numRuns: 1_500 },
    )
  })

  it("takes a free copy with the smallest idle gap, then least rented, then first, and moves nothing", () => {
    fc.assert(
      fc.property(mixed, request, (title, asked) => {
        const ranked = title.copies
          .filter(({ id }) => isFree(title, id, asked))
          .sort(
            (a, b) =>
              gapOf(title, a.id, asked) - gapOf(title, b.id, asked) ||
              a.rental_count - b.rental_count ||
              (a.id < b.id ? -1 : 1),
          )
        fc.pre(ranked.length > 0)
        const [first] = ranked
        expect(seat([asked], title.copies, title.blocks)).toEqual({
          seats: [{ request: 0, unit_id: first!.id }],
          moves: [],
        })
        // n of them are the n best, because a copy that is taken leaves the others as they were.
        expect(
          seat(
            ranked.map(() => asked),
            title.copies,
            title.blocks,
          )?.seats.map((s) => s.unit_id),
        ).toEqual(ranked.map(({ id }) => id))
      }),
      { numRuns: 1_000 },
    )
  })

  it("needs as few moves as the best single round of moves, where there is no free copy", () => {
    fc.assert(
      fc.property(mixed, request, (title, asked) => {
        const rounds = roundsOf(title, asked)
        fc.pre(rounds.length > 0 && !rounds.includes(0))
        expect(seat([asked], title.copies, title.blocks)?.moves.length).toBe(Math.min(...rounds))
      }),
      { numRuns: 300, maxSkipsPerRun: 1_000 },
    )
  })

  it("gives a request for one copy that copy", () => {
    fc.assert(
      fc.property(mixed, request, fc.nat(4), requests, (title, asked, index, others) => {
        const pinned = { ...asked, unit_id: title.copies[index % title.copies.length]!.id }
        const all = [...others, pinned]
        const plan = seat(all, title.copies, title.blocks)
        fc.pre(plan !== null)
        expect(plan.seats.at(-1)!.unit_id).toBe(pinned.unit_id)
        checkMoves(title, plan.moves)
        expect(clashes(carriedOut(title, all, plan))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})

describe("re-seating", () => {
  it("places each booking of a lost copy or names it, without an overlap", () => {
    fc.assert(
      fc.property(mixed, (title) => {
        const lost = title.copies[0]!.id
        const leaving = title.blocks.filter((block) => block.unit_id === lost).map((block) => block.allocation_id)
        const { moves, unplaced } = reseat(leaving, title.copies, title.blocks)
        const placed = leaving.filter((id) => !unplaced.includes(id))
        expect(moves.map(({ allocation_id }) => allocation_id)).toEqual(expect.arrayContaining(placed))
        expect(moves.some(({ allocation_id }) => unplaced.includes(allocation_id))).toBe(false)
        expect(moves.some(({ to_unit_id }) => to_unit_id === lost)).toBe(false)
        checkMoves(
          { ...title, blocks: title.blocks.map((b) => (b.unit_id === lost ? { ...b, movable: true } : b)) },
          moves,
        )
        expect(clashes(moveAll(title.blocks, moves))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it("leaves nobody out when the other copies suffice", () => {
    fc.assert(
      fc.property(movable, ({ copies, blocks }) => {
        const lost = copies[0]!.id
        const leaving = blocks.filter((block) => block.unit_id === lost).map((block) => block.allocation_id)
        const enough = greatestOverlap(blocks) <= copies.length - 1
        expect(reseat(leaving, copies, blocks).unplaced.length === 0).toBe(enough || leaving.length === 0)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe("counts", () => {
  it("equal a count one by one", () => {
    fc.assert(
      fc.property(mixed, request, (title, period) => {
        const open = openTitle(title.copies, title.blocks)
        expect(open.freeCopies(period.from, period.until)).toBe(
          title.copies.filter(({ id }) => isFree(title, id, period)).length,
        )
        const instants = [period.from, ...title.blocks.map(({ from }) => from)]
        const counts = instants
          .filter((time) => period.from <= time && time < period.until)
          .map((time) => title.blocks.filter(({ from, until }) => from <= time && time < until).length)
        expect(open.busiest(period.from, period.until)).toBe(Math.max(...counts))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe("one copy more by a round of moves", () => {
  const tangled = titles((_from, flag) => flag, 5, true)

  it("is known from what overlaps the bookings that would move, and is what seating does first", () => {
    let found = 0
    fc.assert(
      fc.property(fc.oneof(mixed, tangled), request, ({ copies, blocks }, period) => {
        const whole = openTitle(copies, blocks)
        const wanted = Array.from({ length: whole.freeCopies(period.from, period.until) + 1 }, () => period)
        const reach = reachOfMoves(blocks, period)
        if (!reach) return
        const near = openTitle(
          copies,
          blocks.filter((block) => overlap(block, reach)),
        )
        const answer = near.oneMoreByMoving(period.from, period.until)
        expect(answer).toBe(whole.oneMoreByMoving(period.from, period.until))
        if (!answer) return
        found++
        expect(whole.seat(wanted)).not.toBeNull()
      }),
      { numRuns: 3_000 },
    )
    expect(found).toBeGreaterThan(20)
  })

  it("takes more than the bookings inside the period into account", () => {
    const copies = ["u1", "u2"].map((id) => ({ id, rental_count: 0 }))
    const block = (allocation_id: string, unit_id: string, from: number, until: number): SeatBlock => ({
      ...{ allocation_id, unit_id, from, until, movable: true },
    })
    const blocks = [block("a", "u1", 1, 5), block("b", "u2", 4, 6)]
    // "a" cannot go to the second copy because of "b", which lies outside [2, 3).
    expect(reachOfMoves(blocks, { from: 2, until: 3 })).toEqual({ from: 1, until: 5 })
    expect(openTitle(copies, [...blocks, block("c", "u2", 2, 3)]).oneMoreByMoving(2, 3)).toBe(false)
    expect(openTitle(copies, [block("a", "u1", 1, 3), block("b", "u2", 4, 6)]).oneMoreByMoving(2, 5)).toBe(true)
    expect(reachOfMoves([{ ...blocks[0]!, movable: false }], { from: 2, until: 3 })).toBeNull()
  })
})

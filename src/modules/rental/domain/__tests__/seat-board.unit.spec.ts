import fc from "fast-check"
import type { SeatBlock } from "../seat"
import { Board } from "../seat/board"
import { openShelf } from "../seat/shelf"

const copies = ["0", "1", "2"].map((id) => ({ id, rental_count: 0 }))
const block = (id: string, row: number, from: number, days: number): SeatBlock => ({
  allocation_id: id,
  unit_id: `${row}`,
  from,
  until: from + days,
  movable: true,
})

describe("a board", () => {
  it("knows whether any copy is free, however rows have changed", () => {
    const period = fc.record({ row: fc.nat(2), from: fc.nat(12), days: fc.integer({ min: 1, max: 8 }) })
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 9 }),
        fc.array(period, { maxLength: 6 }),
        period,
        (all, changes, asked) => {
          const blocks = all.map(({ row, from, days }, index) => block(`a${index}`, row, from, days))
          const board = new Board(openShelf(copies, blocks))
          const now = blocks.map((one) => ({ one, row: Number(one.unit_id) }))
          const until = asked.from + asked.days
          const anyFree = () =>
            copies.some((_, row) => !now.some((b) => b.row === row && b.one.from < until && asked.from < b.one.until))
          expect(board.hasRoom(asked.from, until)).toBe(anyFree())
          changes.forEach(({ row }, index) => {
            const moving = now[index]
            if (!moving) return
            board.remove(new Set([moving.one]), moving.row)
            board.place(moving.one, row)
            moving.row = row
            expect(board.hasRoom(asked.from, until)).toBe(anyFree())
          })
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it("reports what moved twice as one move, and what came back as none", () => {
    const [far, back] = [block("far", 0, 0, 1), block("back", 0, 5, 1)] as const
    const board = new Board(openShelf(copies, [far, back]))
    for (const [one, from, to] of [
      [far, 0, 1],
      [back, 0, 1],
      [far, 1, 2],
      [back, 1, 0],
    ] as const) {
      board.remove(new Set([one]), from)
      board.place(one, to)
    }
    expect(board.moves()).toEqual([{ allocation_id: "far", from_unit_id: "0", to_unit_id: "2" }])
  })
})
